import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { FileKind } from 'shared-types/kernel/file.contract';
import { type Judged, WechatChecks } from '../../kernel/wechat/wechat.check';
import { PeoplePort } from '../../people/people.port';
import { Ads } from './ad.service';
import { type Judgement, PASSED, strictest, Words } from './word.service';

/** What becomes of words before anybody sees them; `by`: who judges what is held: a person, or a machine once it has come to it. */
export interface Checked extends Judgement {
  by: 'person' | 'text' | 'media';
}
/** Of what no machine has looked at. */
export const UNSEEN = 'unseen';

/** The county's own list and rules first, then WeChat, for people whom WeChat knows. Staff speak for their office and are held by the list alone. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ContentChecks {
  @Inject() words: Words;
  @Inject() ads: Ads;
  @Inject() wechat: WechatChecks;
  @Inject() people: PeoplePort;

  /** Without an answer of WeChat's the words are held, not lost and not shown; so is every file, until it has been looked at. */
  async judge({ region, personId, postId }: Actor, said: string, file: FileKind | null = null): Promise<Checked> {
    const listed = await this.words.judge(region, said);
    if (postId !== null) return { ...listed, by: 'person' };
    const local = strictest([listed, await this.ads.judge(region, said)]);
    if (local.act !== 'pass') return { ...local, by: 'person' };
    const openid = this.wechat.open ? await this.openidOf(personId) : null;
    const heard = openid !== null && said !== '' ? checked(await this.wechat.words(openid, said)) : { ...PASSED, by: 'person' as const };
    return file === null || heard.act === 'refuse' ? heard : heldFor(file, heard, openid !== null);
  }

  /** Null: WeChat knows nobody of this name here. */
  async openidOf(personId: string): Promise<string | null> {
    return (await this.people.openidOf([personId])).get(personId) ?? null;
  }
}

/** A photo is first searched for codes, and a voice heard by WeChat alone; what a document holds no machine judges. */
function heldFor(file: FileKind, { label }: Judgement, known: boolean): Checked {
  const machine = file === 'image' || (file === 'voice' && known);
  return machine ? { act: 'hold', label: null, by: 'media' } : { act: 'hold', label: label ?? UNSEEN, by: 'person' };
}

const ACTS = { pass: 'pass', review: 'hold', risky: 'refuse' } as const;

/** Who has not opened the app for two hours cannot be judged by WeChat: then a person looks. */
function checked(judged: Judged): Checked {
  if (!judged.verdict) return { act: 'hold', label: null, by: judged.why === 'later' ? 'text' : 'person' };
  const { suggest, label } = judged.verdict;
  return { act: ACTS[suggest], label: suggest === 'pass' ? null : label, by: 'person' };
}
