export * from './notice.contract';
