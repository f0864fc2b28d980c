export * from './chain';
export * from './delivery.contract';
export * from './notice.contract';
export * from './notice.words';
export * from './template';
