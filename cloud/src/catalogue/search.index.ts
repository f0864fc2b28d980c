import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Findable, type Indexed, indexed, search } from './search';

/** Counties, points and wordings together; past it the house begins anew rather than growing. */
const MOST = 20_000;

/**
 * What entries sound like, kept in memory by their words. Every search brings the entries as they stand today and only those
 * with new words are indexed, so a changed catalogue is found at once, in every process, without anybody saying that it changed.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SearchIndex {
  private readonly known = new Map<string, Indexed<null>>();

  find<T extends Findable>(entries: readonly T[], question: string): T[] {
    return search(
      entries.map((entry) => ({ ...this.of(entry), entry })),
      question,
    );
  }

  private of({ name, plainName, category, alsoCalled }: Findable): Indexed<null> {
    const text = [name, plainName, category, ...alsoCalled].join('\n');
    const known = this.known.get(text) ?? { ...indexed({ name, plainName, category, alsoCalled }), entry: null };
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(text, known);
    return known;
  }
}
