import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { AD_KINDS, type AdKind, adsIn } from 'shared-types/groups';
import { Clock } from '../../kernel/time/clock';
import { Rules } from '../../kernel/time/rules';
import { type Judgement, strictest } from './word.service';

/** What leads out of a group by the words of a firm, or by a code in a photo. */
type Lead = AdKind | 'qr';
const ruleOf = (lead: Lead) => `group.${lead}`;
/** The rules a county needs for it: `refuse`, `hold` until somebody has looked, or `pass`. */
export const AD_RULES = [...AD_KINDS, 'qr' as const].map(ruleOf);
const ACTS = ['pass', 'hold', 'refuse'] as const;

/** What the county lets firms put into its groups that leads out of them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Ads {
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  /** The strictest of what the rules say about what these words hold. */
  async judge(region: string, said: string): Promise<Judgement> {
    return strictest(await Promise.all(adsIn(said).map((kind) => this.ruled(region, kind))));
  }

  /** A word the code does not know is not taken for leave. */
  async ruled(region: string, lead: Lead): Promise<Judgement> {
    const { value } = await this.rules.value(region, ruleOf(lead), this.clock.now(region));
    return { act: ACTS.find((act) => act === value) ?? 'hold', label: lead };
  }
}
