import { createHash } from 'node:crypto';
import { judged } from './fake.check';
import { refusedKey } from './fake.limits';

export interface Asked {
  query: Record<string, string>;
  body: Record<string, unknown>;
}
export type Answer = Record<string, unknown> | Buffer;
export interface SentMessage {
  touser: string;
  template_id: string;
  page?: string;
  data: Record<string, { value: string }>;
  miniprogram_state?: string;
}

const refusal = (errcode: number, errmsg = 'refused') => ({ errcode, errmsg });
const hash = (text: string) => createHash('sha256').update(text).digest();
const OPENID = /^o[A-Za-z0-9_-]{27}$/;
/** A chessboard: a picture one can open, and no code anybody could read. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAOElEQVR42u3UIQ4AAAjDQP7/aTAIgsSR3NxMRUUjetm7foDfAPIA5rjQA/IAuADQAwA9ANADgPUL2574alKpCOcAAAAASUVORK5CYII=',
  'base64',
);
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

/** The openid of whoever's sign-in codes begin with `who.`. */
export const openidOf = (who: string) => `o${hash(`openid ${who}`).toString('base64url').slice(0, 27)}`;
/** A phone code is `phone.nonce`; one that names no phone stands for a phone of its own. */
const phoneIn = (code: string) => /^\+?\d{5,15}(?=\.)/.exec(code)?.[0] ?? `139${String(hash(code).readUInt32BE() % 1e8).padStart(8, '0')}`;

/** The platform as its documents tell it, from memory alone: what goes in decides what comes out. */
export class Platform {
  readonly sent: SentMessage[] = [];
  /** How many sends are left of a template to a person; nothing said is no limit. */
  readonly credits = new Map<string, number>();
  private tokenSeconds = 7200;
  private spent = new Set<string>();
  private tokens = 1;
  private traces = 0;
  private valid = new Set([this.token()]);

  constructor(
    private readonly appid: string,
    private readonly secret: string,
  ) {}

  readonly endpoints: Record<string, (asked: Asked) => Answer> = {
    '/sns/jscode2session': ({ query }) => this.session(query),
    '/cgi-bin/stable_token': ({ body }) => this.stableToken(body),
    '/wxa/business/getuserphonenumber': (asked) => this.withToken(asked, ({ body }) => this.phone(body)),
    '/cgi-bin/message/subscribe/send': (asked) => this.withToken(asked, ({ body }) => this.send(body as unknown as SentMessage)),
    '/wxa/msg_sec_check': (asked) => this.withToken(asked, ({ body }) => judged(body)),
    '/wxa/media_check_async': (asked) => this.withToken(asked, ({ body }) => this.media(body)),
    '/wxa/getwxacodeunlimit': (asked) => this.withToken(asked, ({ body }) => this.image(body)),
  };

  /** How long tokens last from now on; or those given out are refused, with a new one there for whoever asks, or only for whoever insists. */
  dealTokens({ seconds, refused }: { seconds?: number; refused?: 'gone' | 'renewed' }) {
    if (seconds !== undefined) this.tokenSeconds = seconds;
    if (refused) this.valid.clear();
    if (refused === 'renewed') this.valid.add(this.nextToken());
  }

  private nextToken() {
    this.tokens += 1;
    return this.token();
  }

  private token() {
    return `fake-token-${this.tokens}-${'x'.repeat(120)}`;
  }

  private session({ appid, secret, js_code: code = '' }: Record<string, string>): Answer {
    if (appid !== this.appid) return refusal(40013, 'invalid appid');
    if (secret !== this.secret) return refusal(40125, 'invalid appsecret');
    if (!this.takes(`login ${code}`)) return refusal(40029, 'invalid code');
    const who = code.split('.')[0] ?? '';
    return { openid: openidOf(who), session_key: hash(code).toString('base64').slice(0, 24), unionid: openidOf(`union ${who}`) };
  }

  private stableToken({ appid, secret, force_refresh: force }: Record<string, unknown>): Answer {
    if (appid !== this.appid) return refusal(40013, 'invalid appid');
    if (secret !== this.secret) return refusal(40125, 'invalid appsecret');
    if (force) this.valid = new Set([this.nextToken()]);
    return { access_token: this.token(), expires_in: this.tokenSeconds };
  }

  private withToken(asked: Asked, work: (asked: Asked) => Answer): Answer {
    return this.valid.has(asked.query.access_token ?? '') ? work(asked) : refusal(40001, 'invalid credential');
  }

  private phone({ code }: Record<string, unknown>): Answer {
    if (typeof code !== 'string' || !this.takes(`phone ${code}`)) return refusal(40029, 'invalid code');
    const whole = phoneIn(code);
    const foreign = whole.startsWith('+');
    const phone = {
      phoneNumber: whole,
      purePhoneNumber: foreign ? whole.slice(3) : whole,
      countryCode: foreign ? whole.slice(1, 3) : '86',
      watermark: { timestamp: 1_714_036_504, appid: this.appid },
    };
    return { errcode: 0, errmsg: 'ok', phone_info: phone };
  }

  private send(message: SentMessage): Answer {
    if (!OPENID.test(message.touser)) return refusal(40003, 'invalid openid');
    if (!/^[A-Za-z0-9_-]{43}$/.test(message.template_id)) return refusal(40037, 'invalid template id');
    const wrong = refusedKey(message.data);
    if (wrong) return refusal(47003, `argument invalid! data.${wrong}.value invalid`);
    const key = `${message.touser} ${message.template_id}`;
    const left = this.credits.get(key);
    if (left === 0) return refusal(43101, 'user refuse to accept the msg');
    if (left !== undefined) this.credits.set(key, left - 1);
    this.sent.push(message);
    return { errcode: 0, errmsg: 'ok' };
  }

  private image({ scene, page }: Record<string, unknown>): Answer {
    if (typeof scene !== 'string' || !SCENE.test(scene)) return refusal(40129, 'invalid scene');
    if (page !== undefined && (typeof page !== 'string' || /^\/|\?/.test(page))) return refusal(41030, 'invalid page');
    return Buffer.concat([PNG, hash(`${scene} ${String(page)}`)]);
  }

  /** Judged later: whoever plays the platform pushes what it holds of it. */
  private media({ media_url: url, media_type: type, openid }: Record<string, unknown>): Answer {
    if (!OPENID.test(String(openid))) return refusal(40003, 'invalid openid');
    if (typeof url !== 'string' || !/^https?:/.test(url) || (type !== 1 && type !== 2)) return refusal(47001, 'data format error');
    return {
      errcode: 0,
      errmsg: 'ok',
      trace_id: `${hash(`${url} ${this.traces++}`)
        .toString('hex')
        .slice(0, 24)}`,
    };
  }

  /** A code is good once. */
  private takes(code: string): boolean {
    if (code.endsWith(' ') || this.spent.has(code)) return false;
    this.spent.add(code);
    return true;
  }
}
