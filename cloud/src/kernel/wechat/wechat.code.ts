import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import * as z from 'zod/mini';
import { env } from '../../config/env';
import { WechatClient } from './wechat.client';
import { jsonOf } from './wechat.json';
import { type Reader, WechatAway } from './wechat.line';

/** A round code that opens a page of the mini-program. */
export interface WechatCode {
  /** What the page is given: at most 32 characters of `0-9A-Za-z!#$&'()*+,/:;=?@-._~`. */
  scene: string;
  /** Without a leading slash and without a query. */
  page: string;
  /** Pixels, 280 to 1280. */
  width?: number;
}
export interface CodeImage {
  bytes: Buffer;
  type: 'image/png' | 'image/jpeg';
}
/** `bad-value`: scene or page is wrong, or the page is not published yet. `later`: no answer one can rely on. `off`: no WeChat here. */
export type Drawn = { image: CodeImage } | { image: null; why: 'bad-value' | 'later' | 'off'; errcode: number | null };

const PATH = '/wxa/getwxacodeunlimit';
const BAD_VALUE = [40129, 40169, 41030, 40097, 85096];
const VERSIONS = { formal: 'release', trial: 'trial', developer: 'develop' } as const;
const OPENING = { '{': 'json', '\x89': 'image/png', '\xff': 'image/jpeg' } as const;

/** Bytes of an image on success, JSON where not; the first byte tells, whatever the headers say. */
const imageOf: Reader<CodeImage> = (bytes, path) => {
  const first = bytes.toString('latin1', 0, 1);
  const kind = first in OPENING ? OPENING[first as keyof typeof OPENING] : null;
  if (kind === null) throw new WechatAway('unreadable', path);
  if (kind !== 'json') return { ok: true, value: { bytes, type: kind } };
  const said = jsonOf(z.object({}))(bytes, path);
  if (said.ok) throw new WechatAway('unreadable', path);
  return said;
};

/** Mini-program codes without a limit of their number. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatCodes {
  @Inject() client: WechatClient;

  /** Never throws for what the platform does or says. */
  async draw({ scene, page, width = 430 }: WechatCode): Promise<Drawn> {
    if (!this.client.line.open) return { image: null, why: 'off', errcode: null };
    const body = { scene, page, width, check_path: env.WECHAT_STATE === 'formal', env_version: VERSIONS[env.WECHAT_STATE] };
    try {
      const said = await this.client.call({ path: PATH, body, read: imageOf, again: true });
      if (said.ok) return { image: said.value };
      return { image: null, why: BAD_VALUE.includes(said.errcode) ? 'bad-value' : 'later', errcode: said.errcode };
    } catch (error) {
      if (error instanceof WechatAway) return { image: null, why: 'later', errcode: null };
      throw error;
    }
  }
}
