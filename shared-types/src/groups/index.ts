export * from './group.contract';
export * from './message.contract';
export * from './message.rules';
export * from './message.view';
export * from './order.contract';
