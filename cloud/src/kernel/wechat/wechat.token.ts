import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import * as z from 'zod/mini';
import { env } from '../../config/env';
import { Flights } from '../flight';
import { jsonOf } from './wechat.json';
import { WechatAway, WechatLine } from './wechat.line';

const PATH = '/cgi-bin/stable_token';
const MINUTE = 60_000;
/** The platform renews five minutes before the end, and both tokens hold in between. */
const EARLY = 5 * MINUTE;
const Token = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number() });

/** How often the platform lets a token be thrown away: twenty times a day, half a minute apart. */
export class Forcing {
  private times: number[] = [];

  /** Counts one where it is allowed. `now` in milliseconds. */
  take(now: number): boolean {
    this.times = this.times.filter((at) => now - at < 1440 * MINUTE);
    const last = this.times.at(-1);
    if (this.times.length >= 20 || (last !== undefined && now - last < 30_000)) return false;
    this.times.push(now);
    return true;
  }
}

interface Held {
  token: string;
  until: number;
}

/** The access token, asked for once however many need it. Every process gets the same one: the platform's stable token. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatToken {
  @Inject() line: WechatLine;
  private held: Held | null = null;
  private asking = new Flights<Held>();
  private forcing = new Forcing();

  /** Throws WechatAway. */
  async get(): Promise<string> {
    if (this.held && performance.now() < this.held.until) return this.held.token;
    return (await this.fetch(false)).token;
  }

  /** The token that comes after one the platform refused; null where there is no other to be had now. Throws WechatAway. */
  async after(refused: string): Promise<string | null> {
    if (this.held?.token === refused) this.held = null;
    const next = await this.get();
    if (next !== refused) return next;
    if (!this.forcing.take(performance.now())) return null;
    return (await this.fetch(true)).token;
  }

  private fetch(force: boolean): Promise<Held> {
    return this.asking.join(String(force), () => this.ask(force));
  }

  private async ask(force: boolean): Promise<Held> {
    const body = { grant_type: 'client_credential', appid: env.WECHAT_APPID, secret: env.WECHAT_SECRET, force_refresh: force };
    const said = await this.line.ask(PATH, { body }, jsonOf(Token));
    if (!said.ok) throw new WechatAway('no-token', PATH);
    const { access_token: token, expires_in: seconds } = said.value;
    this.held = { token, until: performance.now() + seconds * 1000 - EARLY };
    return this.held;
  }
}
