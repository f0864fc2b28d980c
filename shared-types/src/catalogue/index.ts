export * from './item.contract';
export * from './item.words';
