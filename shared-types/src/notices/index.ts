export * from './chain';
export { endedBy } from './chain.groups';
export * from './delivery.contract';
export * from './notice.contract';
export * from './notice.pages';
export type * from './notice.row';
export * from './notice.words';
export * from './template';
