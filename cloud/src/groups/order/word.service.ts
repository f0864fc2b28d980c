import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Believed } from '../../kernel/believed';
import { Database } from '../../kernel/db/database';

interface Word {
  /** As it is looked for, and as the county has written it. */
  word: string;
  written: string;
  act: 'hold' | 'refuse';
  label: string;
}
/** What the county's list says about words: let through, hold until somebody has looked, refuse. */
export interface Judgement {
  act: 'pass' | 'hold' | 'refuse';
  label: string | null;
}

export const PASSED: Judgement = { act: 'pass', label: null };
const STRICT = ['pass', 'hold', 'refuse'] as const;
/** The strictest of several; of equals the first. */
export const strictest = (judgements: readonly Judgement[]) =>
  judgements.reduce((worst, one) => (STRICT.indexOf(one.act) > STRICT.indexOf(worst.act) ? one : worst), PASSED);

const BELIEVED = 15_000;
/** What people put between letters so that a list does not find them. */
const BETWEEN = /[\s\u200b-\u200d\u2060\ufeff\p{P}\p{S}]/gu;
const plain = (words: string) => words.normalize('NFKC').toLowerCase().replace(BETWEEN, '');

/** Words by the letter they begin with: a list of thousands is asked about every message. */
type List = ReadonlyMap<string, readonly Word[]>;

function listed(words: readonly Word[]): List {
  const list = new Map<string, Word[]>();
  for (const word of words) list.set(word.word.charAt(0), [...(list.get(word.word.charAt(0)) ?? []), word]);
  return list;
}
const foundIn = (text: string, list: List) =>
  Array.from({ length: text.length }, (_, at) => (list.get(text.charAt(at)) ?? []).filter(({ word }) => text.startsWith(word, at))).flat();

/** The county's own list of words. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Words {
  @Inject() database: Database;
  private known = new Believed<List>(BELIEVED);

  /** The strictest thing the list says. */
  async judge(region: string, said: string): Promise<Judgement> {
    const { act, label } = strictest(foundIn(plain(said), await this.list(region)));
    return { act, label };
  }

  /** Which words of the list stand in it, each once, and the strictest thing the list says about them. */
  async named(region: string, said: string): Promise<{ act: Judgement['act']; words: string[] }> {
    const found = foundIn(plain(said), await this.list(region));
    const { act } = strictest(found);
    return { act, words: [...new Set(found.filter((one) => one.act === act).map(({ written }) => written))] };
  }

  forget() {
    this.known.forget();
  }

  private async list(region: string): Promise<List> {
    const known = this.known.get(region);
    if (known) return known;
    const rows = await this.database.query<Word>('SELECT word AS written, act, label FROM chat_word WHERE region = ?', [region]);
    const list = listed(rows.map((row) => ({ ...row, word: plain(row.written) })).filter(({ word }) => word !== ''));
    this.known.set(region, list);
    return list;
  }
}
