export * from './likeness';
export * from './ticket.contract';
export * from './ticket.machine';
