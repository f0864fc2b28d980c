export * from './consent.contract';
export * from './invitation.machine';
export * from './my-data.contract';
export * from './person.contract';
export * from './second-factor.contract';
export * from './staff.contract';
export * from './staff.rules';
export * from './wechat.contract';
