export * from './desk.contract';
export * from './errand.contract';
export * from './errand.machine';
export * from './errand.view';
export * from './number';
export * from './visit.contract';
