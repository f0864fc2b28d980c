export * from './ticket.contract';
export * from './ticket.machine';
