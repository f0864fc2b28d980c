export * from './code.contract';
export * from './code.words';
