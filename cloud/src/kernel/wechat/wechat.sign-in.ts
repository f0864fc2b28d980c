import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { mobile } from 'shared-types/kernel/fields';
import type { RefusalCode } from 'shared-types/kernel/refusals';
import * as z from 'zod/mini';
import { env } from '../../config/env';
import { Refusal } from '../errors';
import { tooOften } from '../pace';
import { WechatClient } from './wechat.client';
import { jsonOf } from './wechat.json';
import { type Said, WechatAway, WechatLine } from './wechat.line';

/** Who holds the phone, as the platform names them for this mini-program. The session key is not even read. */
export interface WechatPerson {
  openid: string;
  unionid: string | null;
}

const openid = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,64}$/));
const Session = z.object({ openid, unionid: z.optional(openid) });
const Phone = z.object({
  phone_info: z.object({ purePhoneNumber: z.string(), countryCode: z.string(), watermark: z.object({ appid: z.string() }) }),
});

const FREQUENT = 45011;
/** The platform counts a person's codes by the minute. */
const WAIT = 60;
const REFUSALS: Record<number, RefusalCode> = {
  40029: 'WECHAT_CODE_WRONG',
  40163: 'WECHAT_CODE_WRONG',
  40226: 'WECHAT_RISKY',
  45009: 'WECHAT_NO_PHONE',
  48001: 'WECHAT_NO_PHONE',
  1400001: 'WECHAT_NO_PHONE',
};

/** The two questions of a sign-in: who is this, and which phone do they have. Everything it throws is a Refusal. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatSignIn {
  @Inject() line: WechatLine;
  @Inject() client: WechatClient;

  /** Spends a code of wx.login. */
  async person(code: string): Promise<WechatPerson> {
    const query = { appid: env.WECHAT_APPID ?? '', secret: env.WECHAT_SECRET ?? '', js_code: code, grant_type: 'authorization_code' };
    const ask = () => this.line.ask('/sns/jscode2session', { query }, jsonOf(Session));
    const session = await this.answered(() => ask().catch((error) => (isBusy(error) ? ask() : Promise.reject(error))));
    return { openid: session.openid, unionid: session.unionid ?? null };
  }

  /** Spends a code of the phone button: a mainland mobile number, or WECHAT_NO_PHONE. */
  async phone(code: string): Promise<string> {
    const call = { path: '/wxa/business/getuserphonenumber', body: { code }, read: jsonOf(Phone), again: true };
    const { phone_info: info } = await this.answered(() => this.client.call(call));
    // A number from another mini-program proves nothing here.
    if (info.watermark.appid !== env.WECHAT_APPID) throw new Refusal('WECHAT_CODE_WRONG');
    const number = mobile.safeParse(info.purePhoneNumber);
    if (info.countryCode !== '86' || !number.success) throw new Refusal('WECHAT_NO_PHONE');
    return number.data;
  }

  private async answered<T>(ask: () => Promise<Said<T>>): Promise<T> {
    if (!this.line.open) throw new Refusal('WECHAT_OFF');
    const said = await ask().catch((error) => {
      throw error instanceof WechatAway ? new Refusal('WECHAT_AWAY') : error;
    });
    if (said.ok) return said.value;
    if (said.errcode === FREQUENT) throw tooOften(WAIT);
    // What is left is our own configuration, which nobody at a phone can mend.
    throw new Refusal(REFUSALS[said.errcode] ?? 'WECHAT_AWAY');
  }
}

const isBusy = (error: unknown) => error instanceof WechatAway && error.why === 'busy';
