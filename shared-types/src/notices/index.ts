export * from './chain';
export * from './delivery.contract';
export * from './notice.contract';
export type * from './notice.row';
export * from './notice.words';
export * from './template';
