export * from './directory.contract';
