import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Believed } from '../../kernel/believed';
import { Database } from '../../kernel/db/database';

interface Word {
  word: string;
  act: 'hold' | 'refuse';
  label: string;
}
/** What the county's list says about words: let through, hold until somebody has looked, refuse. */
export interface Judgement {
  act: 'pass' | 'hold' | 'refuse';
  label: string | null;
}

const BELIEVED = 15_000;
/** What people put between letters so that a list does not find them. */
const BETWEEN = /[\s\u200b-\u200d\u2060\ufeff\p{P}\p{S}]/gu;
const plain = (words: string) => words.normalize('NFKC').toLowerCase().replace(BETWEEN, '');

/** The county's own list of words. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Words {
  @Inject() database: Database;
  private known = new Believed<Word[]>(BELIEVED);

  /** The strictest thing the list says. */
  async judge(region: string, said: string): Promise<Judgement> {
    const text = plain(said);
    const found = (await this.list(region)).filter(({ word }) => text.includes(word));
    const [worst] = [...found].sort((a, b) => Number(b.act === 'refuse') - Number(a.act === 'refuse'));
    return worst ?? { act: 'pass', label: null };
  }

  forget() {
    this.known.forget();
  }

  private async list(region: string): Promise<Word[]> {
    const known = this.known.get(region);
    if (known) return known;
    const rows = await this.database.query<Word>('SELECT word, act, label FROM chat_word WHERE region = ?', [region]);
    const list = rows.map(({ word, ...row }) => ({ ...row, word: plain(word) })).filter(({ word }) => word !== '');
    this.known.set(region, list);
    return list;
  }
}
