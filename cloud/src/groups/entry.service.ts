import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Entry } from 'shared-types/groups';
import { EntryFactsService, type Viewer } from './entry.facts';
import { viewEntry } from './entry.view';
import type { MessageRow } from './message.rows';

/** Entries as somebody sees them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Entries {
  @Inject() facts: EntryFactsService;

  /** All of one group. */
  async all(rows: readonly MessageRow[], viewer: Viewer | null): Promise<Entry[]> {
    const [first] = rows;
    if (!first) return [];
    const facts = await this.facts.of(first.region, first.groupId, rows, viewer);
    return rows.map((row) => viewEntry(row, facts, viewer));
  }

  async one(row: MessageRow, viewer: Viewer | null): Promise<Entry> {
    const [entry] = await this.all([row], viewer);
    if (!entry) throw new Error('an entry has no view');
    return entry;
  }
}
