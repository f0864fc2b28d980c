export * from './firm.contract';
