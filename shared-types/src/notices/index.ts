export * from './notice.contract';
export * from './notice.words';
