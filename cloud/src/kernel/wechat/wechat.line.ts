import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { env } from '../../config/env';
import { log } from '../log';
import { Breaker } from './wechat.breaker';

/** A person stands and waits for it; what has not come after three seconds does not come. */
const PATIENCE = 3_000;
const BUSY = -1;

/** The platform gave no answer one can act on: silence, a fault, no JSON, "busy", or the breaker kept the call back. */
export class WechatAway extends Error {
  constructor(
    readonly why: 'silent' | 'status' | 'unreadable' | 'busy' | 'shut' | 'no-token',
    path: string,
  ) {
    super(`WeChat ${path}: ${why}`);
  }
}

/** One call as it went, for whoever counts. `outcome`: `ok`, an errcode as text, or why there was no answer. */
export interface WechatCall {
  path: string;
  ms: number;
  outcome: string;
}
export type Said<T> = { ok: true; value: T } | { ok: false; errcode: number };
export interface Asked {
  query?: Record<string, string>;
  /** Sent as JSON by POST; without one it is a GET. */
  body?: object;
}
/** Takes an answer's bytes to pieces; throws WechatAway where they make no sense. */
export type Reader<T> = (bytes: Buffer, path: string) => Said<T>;

/** The wire to the platform: one patience, one breaker for each endpoint. Addresses carry secrets and are never logged. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatLine {
  private breakers = new Map<string, Breaker>();
  private listeners = new Set<(call: WechatCall) => void>();

  /** Whether this service has a mini-program at all. */
  get open() {
    return env.WECHAT_APPID !== undefined && env.WECHAT_SECRET !== undefined;
  }

  onCall(listener: (call: WechatCall) => void) {
    this.listeners.add(listener);
  }

  /** Throws WechatAway. */
  async ask<T>(path: string, asked: Asked, read: Reader<T>): Promise<Said<T>> {
    const breaker = this.breakers.get(path) ?? new Breaker();
    this.breakers.set(path, breaker);
    const began = performance.now();
    try {
      if (!breaker.admits()) throw new WechatAway('shut', path);
      const said = await this.heard(path, asked, read, breaker);
      this.tell({ path, ms: performance.now() - began, outcome: said.ok ? 'ok' : String(said.errcode) });
      return said;
    } catch (error) {
      this.tell({ path, ms: performance.now() - began, outcome: error instanceof WechatAway ? error.why : 'bug' });
      throw error;
    }
  }

  private async heard<T>(path: string, asked: Asked, read: Reader<T>, breaker: Breaker): Promise<Said<T>> {
    try {
      const said = read(await sent(path, asked), path);
      if (!said.ok && said.errcode === BUSY) throw new WechatAway('busy', path);
      breaker.noted(true);
      return said;
    } catch (error) {
      breaker.noted(false);
      throw error;
    }
  }

  private tell(call: WechatCall) {
    if (call.outcome !== 'ok') log.warn('WeChat', { route: call.path, ms: Math.round(call.ms), code: call.outcome });
    for (const listener of this.listeners) listener(call);
  }
}

async function sent(path: string, { query = {}, body }: Asked): Promise<Buffer> {
  const address = `${env.WECHAT_URL}${path}?${new URLSearchParams(query)}`;
  const post = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(address, { ...post, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new WechatAway('status', path);
    return bytes;
  } catch (error) {
    // The cause quotes the address, and with it the token.
    throw error instanceof WechatAway ? error : new WechatAway('silent', path);
  }
}
