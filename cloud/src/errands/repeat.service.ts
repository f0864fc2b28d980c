import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ErrandCommand, ErrandParty } from 'shared-types/errands';
import { sha256 } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import { type By, isSameAct, lastAct, type TimelineBody } from '../kernel/engine/timeline';
import type { ErrandEntity } from './errand.entity';
import { movedOn } from './errand.reader';
import type { WordsKind } from './words.rows';

/** An act as far as it can be the same as one that has been done. */
export interface Act {
  by: By<ErrandParty>;
  command: ErrandCommand;
  facts?: TimelineBody['facts'];
  words?: { kind: WordsKind; body: string } | null;
}
/**
 * What of an act is up to whoever gives it. `alike`: whether the row looks as it would after it; needed where an act may follow itself,
 * for otherwise only one that is not legal any more can be a second tap.
 */
export type Same = Pick<Act, 'facts' | 'words'> & { alike?: (row: ErrandEntity) => boolean };

type Subject = Pick<ErrandEntity, 'region' | 'id'>;

/** Knows a second tap: the last thing anybody did in a matter, given once more by the same person. It is shown, not refused, and done once. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Repeats {
  @Inject() database: Database;

  /** Whether a row as it stands shows a second tap; one that is neither that nor legal is refused. */
  async isAgain(row: ErrandEntity, legal: boolean, act: Act & Same): Promise<boolean> {
    if ((await this.look(row, legal, act)) !== null) return true;
    if (!legal) throw movedOn(row);
    return false;
  }

  /** The same, without a refusal: when it was done, or null. */
  async look(row: ErrandEntity, legal: boolean, { alike, ...act }: Act & Same): Promise<Date | null> {
    const likely = alike ? alike(row) : !legal;
    return likely ? this.doneAt(row, act) : null;
  }

  /** When it was done; null where this is another act, or somebody has done something since. */
  async doneAt(row: Subject, { by, command, facts, words = null }: Act): Promise<Date | null> {
    const done = await lastAct(this.database, row.region, `errand/${row.id}`);
    if (!done || !isSameAct(done, by, command, facts)) return null;
    const at = new Date(done.at);
    return words === null || (await this.said(row, words, by.personId, at)) ? at : null;
  }

  /** Whether these words were said with the act of that moment: what is said anew is not lost in silence. */
  async said({ region, id }: Subject, { kind, body }: NonNullable<Act['words']>, personId: string | null, at: Date): Promise<boolean> {
    const rows = await this.database.query<{ digest: Buffer }>(
      'SELECT digest FROM errand_words WHERE region = ? AND errand_id = ? AND kind = ? AND person_id = ? AND at = ?',
      [region, id, kind, personId, at],
    );
    return rows.some(({ digest }) => digest.equals(sha256(body)));
  }
}
