import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import * as z from 'zod/mini';
import { WechatClient } from './wechat.client';
import { jsonOf } from './wechat.json';
import { type Reader, type Said, WechatAway } from './wechat.line';
import type { PushMessage } from './wechat.push';

/** What the platform holds of something: `label` is its own number for the kind of trouble, `100` for none. */
export interface Verdict {
  suggest: 'pass' | 'review' | 'risky';
  label: string;
}
/**
 * `inactive`: the platform judges only words of whoever opened the mini-program within two hours. `bad-value`: what was
 * sent is wrong and stays wrong. `later`: no answer one can rely on. `off`: no WeChat here.
 */
type NotJudged = 'inactive' | 'bad-value' | 'later' | 'off';
export type Judged = { verdict: Verdict } | { verdict: null; why: NotJudged; errcode: number | null };
/** A picture or a voice is judged later: the platform pushes its verdict under this name. */
export type Asked = { traceId: string } | { traceId: null; why: NotJudged; errcode: number | null };

const WORDS = '/wxa/msg_sec_check';
const MEDIA = '/wxa/media_check_async';
/** Characters of one question. */
const MOST = 2500;
/** A forum: people who know each other only from there. */
const SCENE = 3;
const MEDIA_TYPES = { voice: 1, image: 2 } as const;
const WHY: Record<number, NotJudged> = { 61010: 'inactive', 40003: 'bad-value', 47001: 'bad-value', 44002: 'bad-value' };
const WORSE = ['pass', 'review', 'risky'] as const;

const label = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const Result = z.object({ suggest: z.enum(WORSE), label });
const readWords = jsonOf(z.object({ result: Result }));
const readMedia = jsonOf(z.object({ trace_id: z.string() }));
const Pushed = z.looseObject({ trace_id: z.string(), result: z.optional(Result), errcode: z.optional(z.number()) });

/** The platform's judgement of words, pictures and voices. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatChecks {
  @Inject() client: WechatClient;

  get open() {
    return this.client.line.open;
  }

  /** The worst that is said about any part of the words. Never throws for what the platform does or says. */
  async words(openid: string, words: string): Promise<Judged> {
    let worst: Judged = { verdict: { suggest: 'pass', label: '100' } };
    for (const content of inParts(words)) {
      const part = await this.part(openid, content);
      if (!part.verdict) return part;
      if (worst.verdict && WORSE.indexOf(part.verdict.suggest) > WORSE.indexOf(worst.verdict.suggest)) worst = part;
    }
    return worst;
  }

  /** `url` is one the platform can reach. Never throws for what the platform does or says. */
  async media(openid: string, url: string, kind: keyof typeof MEDIA_TYPES): Promise<Asked> {
    const body = { media_url: url, media_type: MEDIA_TYPES[kind], version: 2, scene: SCENE, openid };
    const said = await this.said(MEDIA, body, readMedia);
    return said.ok ? { traceId: said.value.trace_id } : { traceId: null, why: said.why, errcode: said.errcode };
  }

  private async part(openid: string, content: string): Promise<Judged> {
    const said = await this.said(WORDS, { content, version: 2, scene: SCENE, openid }, readWords);
    return said.ok ? { verdict: said.value.result } : { verdict: null, why: said.why, errcode: said.errcode };
  }

  private async said<T>(path: string, body: object, read: Reader<T>) {
    if (!this.open) return { ok: false as const, why: 'off' as const, errcode: null };
    try {
      return named(await this.client.call({ path, body, read, again: true }));
    } catch (error) {
      if (error instanceof WechatAway) return { ok: false as const, why: 'later' as const, errcode: null };
      throw error;
    }
  }
}

const named = <T>(said: Said<T>) =>
  said.ok ? said : { ok: false as const, why: WHY[said.errcode] ?? ('later' as const), errcode: said.errcode };

/** By code points, so that no letter is cut in two. */
function inParts(words: string): string[] {
  const letters = [...words];
  const parts: string[] = [];
  for (let at = 0; at < letters.length; at += MOST) parts.push(letters.slice(at, at + MOST).join(''));
  return parts;
}

/** The verdict in a push `wxa_media_check`; one that could not be reached or judged is for a person. Null where it is no such push. */
export function mediaVerdict(message: PushMessage): { traceId: string; verdict: Verdict } | null {
  const { data } = Pushed.safeParse(message);
  if (!data) return null;
  const verdict = (data.errcode ?? 0) === 0 && data.result ? data.result : { suggest: 'review' as const, label: '21000' };
  return { traceId: data.trace_id, verdict };
}
