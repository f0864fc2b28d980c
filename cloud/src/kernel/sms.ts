import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { env } from '../config/env';
import { log } from './log';

const PATIENCE = 5_000;

/** Whoever carries a code, or a sentence, to a phone. Rejects where it did not take it. */
export interface SmsLine {
  send(phone: string, code: string): Promise<void>;
  /** False where the line says that there is no such number. */
  tell?(phone: string, text: string): Promise<boolean>;
}

/** What a gateway answers for a number that does not exist; anything else is its own trouble. */
const NO_SUCH_NUMBER = [400, 404, 422];

const posted = (url: string, body: object) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(env.SMS_TOKEN && { authorization: `Bearer ${env.SMS_TOKEN}` }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
const refused = (status: number) => new Error(`the SMS gateway answered ${status}`);

/** The county's SMS gateway: `POST {phone, code}` or `{phone, text}` to SMS_URL, with SMS_TOKEN as the bearer. */
const gateway = (url: string): SmsLine => ({
  send: async (phone, code) => {
    const answer = await posted(url, { phone, code });
    if (!answer.ok) throw refused(answer.status);
  },
  tell: async (phone, text) => {
    const answer = await posted(url, { phone, text });
    if (!answer.ok && !NO_SUCH_NUMBER.includes(answer.status)) throw refused(answer.status);
    return answer.ok;
  },
});

/** Without a gateway the code stands on the server's console; production does not start that way. */
const console: SmsLine = {
  send: async (_phone, signInCode) => log.info('no SMS line: this is the code', { signInCode }),
};

@Provide()
@Scope(ScopeEnum.Singleton)
export class Sms {
  private line = env.SMS_URL ? gateway(env.SMS_URL) : console;

  send(phone: string, code: string) {
    return this.line.send(phone, code);
  }

  /** Null where sentences go nowhere: then nothing is said to have been sent. */
  tell(phone: string, text: string): Promise<boolean> | null {
    return this.line.tell?.(phone, text) ?? null;
  }

  /** Tests only: hears the codes instead of sending them. */
  use(line: SmsLine) {
    if (env.NODE_ENV !== 'unittest') throw new Error('only tests listen in');
    this.line = line;
  }
}
