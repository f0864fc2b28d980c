export * from './likeness';
export * from './look';
export * from './ticket.contract';
export * from './ticket.machine';
