/** The mini-program the stand-in knows. Nothing of it is secret. */
export const ACCOUNT = {
  appid: 'wx0000000000000000',
  secret: '00000000000000000000000000000000',
  token: 'standin',
  key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};
