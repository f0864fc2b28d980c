export * from './edit.contract';
export * from './edit.machine';
export * from './edit.view';
export * from './edit.words';
export * from './item.contract';
export * from './item.words';
export * from './said';
export * from './said.words';
