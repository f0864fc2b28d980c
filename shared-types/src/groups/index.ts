export * from './group.contract';
export * from './message.contract';
export * from './message.rules';
export * from './message.view';
export * from './order.contract';
export * from './question';
export * from './question.contract';
export * from './question.machine';
