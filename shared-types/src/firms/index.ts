export * from './firm.contract';
export * from './firm.machine';
export * from './firm.words';
export * from './firm-import.contract';
export * from './industry';
export * from './uscc';
