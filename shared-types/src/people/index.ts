export * from './consent.contract';
export * from './my-data.contract';
export * from './person.contract';
export * from './wechat.contract';
