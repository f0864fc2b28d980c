import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { env } from '../config/env';
import { log } from './log';

const PATIENCE = 5_000;

/** Whoever carries a code to a phone. Rejects where it did not take it. */
export interface SmsLine {
  send(phone: string, code: string): Promise<void>;
}

/** The county's SMS gateway: `POST {phone, code}` to SMS_URL, with SMS_TOKEN as the bearer. */
const gateway = (url: string): SmsLine => ({
  send: async (phone, code) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(env.SMS_TOKEN && { authorization: `Bearer ${env.SMS_TOKEN}` }) },
      body: JSON.stringify({ phone, code }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
  },
});

/** Without a gateway the code stands on the server's console; production does not start that way. */
const console: SmsLine = {
  send: async (_phone, signInCode) => log.info('no SMS line: this is the code', { signInCode }),
};

@Provide()
@Scope(ScopeEnum.Singleton)
export class Sms implements SmsLine {
  private line = env.SMS_URL ? gateway(env.SMS_URL) : console;

  send(phone: string, code: string) {
    return this.line.send(phone, code);
  }

  /** Tests only: hears the codes instead of sending them. */
  use(line: SmsLine) {
    if (env.NODE_ENV !== 'unittest') throw new Error('only tests listen in');
    this.line = line;
  }
}
