import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { type Judged, WechatChecks } from '../../kernel/wechat/wechat.check';
import { PeoplePort } from '../../people/people.port';
import { type Judgement, Words } from './word.service';

/** What becomes of words before anybody sees them; `by`: who judges those that are held: a person, or WeChat once it answers. */
export interface Checked extends Judgement {
  by: 'person' | 'text' | 'media';
}

/** The county's own list first, then WeChat, for people whom WeChat knows. Staff speak for their office and are held by the list alone. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ContentChecks {
  @Inject() words: Words;
  @Inject() wechat: WechatChecks;
  @Inject() people: PeoplePort;

  /** Without an answer of WeChat's the words are held, not lost and not shown. `media`: a picture or a voice, which it judges later. */
  async judge({ region, personId, postId }: Actor, said: string, media = false): Promise<Checked> {
    const local = await this.words.judge(region, said);
    if (local.act !== 'pass' || postId !== null || !this.wechat.open) return { ...local, by: 'person' };
    const openid = await this.openidOf(personId);
    if (openid === null) return { ...local, by: 'person' };
    return media ? { act: 'hold', label: null, by: 'media' } : checked(await this.wechat.words(openid, said));
  }

  /** Null: WeChat knows nobody of this name here. */
  async openidOf(personId: string): Promise<string | null> {
    return (await this.people.openidOf([personId])).get(personId) ?? null;
  }
}

const ACTS = { pass: 'pass', review: 'hold', risky: 'refuse' } as const;

/** Who has not opened the app for two hours cannot be judged by WeChat: then a person looks. */
function checked(judged: Judged): Checked {
  if (!judged.verdict) return { act: 'hold', label: null, by: judged.why === 'later' ? 'text' : 'person' };
  const { suggest, label } = judged.verdict;
  return { act: ACTS[suggest], label: suggest === 'pass' ? null : label, by: 'person' };
}
