import { env } from '../../cloud/src/config/env';

/** Turns the whole chat on or off, as the settings of a service would. */
export const turnChat = (on: boolean) => {
  env.CHAT_ENABLED = on ? '1' : '0';
};
