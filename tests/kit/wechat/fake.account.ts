/** The mini-program the stand-in knows. Nothing of it is secret. */
export const ACCOUNT = {
  appid: 'wx0000000000000000',
  secret: '00000000000000000000000000000000',
  token: 'standin',
  key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

/** The templates of that mini-program, by what the house calls them. */
export const TEMPLATE_IDS = { progress: 'P'.repeat(43), visit: 'V'.repeat(43), task: 'K'.repeat(43) };
/** The same, as the service is told of them. */
export const CONFIGURED = [
  `progress=${TEMPLATE_IDS.progress}/thing1,phrase2,time3,thing4`,
  `visit=${TEMPLATE_IDS.visit}/thing1,time2,thing3`,
  `task=${TEMPLATE_IDS.task}/thing1,phrase2,time3,thing4`,
].join(';');
