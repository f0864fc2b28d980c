import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ErrandStanding } from 'shared-types/errands';
import { STATE_WORDS } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { ErrandEntity } from './errand.entity';
import { visibleTo } from './errand.scope';
import { OfferEntity } from './offer.entity';

/** Finds requests through the person who asks; what the person may not see does not exist. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErrandReader {
  @Inject() database: Database;
  @Inject() clock: Clock;

  /** The row, or NOT_FOUND: within what the person may open, unless another scope is named. */
  async find(actor: Actor, id: string, scope = visibleTo(actor, this.clock.now(actor.region))): Promise<ErrandEntity> {
    const within = { alias: 'e', sql: `e.id = ? AND ${scope.sql}`, params: [id, ...scope.params] };
    const row = await this.database.within(ErrandEntity, within);
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** The row as it is, without asking who wants it: for the engine and after a move. */
  async row(region: string, id: string): Promise<ErrandEntity> {
    const row = await this.database.row(ErrandEntity, { region, id });
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** The open offer on a request; at most one exists. */
  openOffer(region: string, errandId: string): Promise<OfferEntity | null> {
    return this.database.row(OfferEntity, { region, errandId, state: 'open' });
  }

  /** Runs a move in one transaction; who lost a race to it hears what the matter has become, or is shown it where they lost to themselves. */
  async moving(
    row: ErrandEntity,
    work: (tx: Tx) => Promise<ErrandEntity>,
    isOwn: (now: ErrandEntity) => Promise<boolean>,
  ): Promise<ErrandEntity> {
    try {
      return await this.database.inTransaction(work);
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      const now = await this.row(row.region, row.id);
      if (await isOwn(now)) return now;
      throw movedOn(now);
    }
  }

  /** What decides who is who in it. */
  async standing(row: ErrandEntity): Promise<ErrandStanding> {
    const offer = row.state === 'offered' ? await this.openOffer(row.region, row.id) : null;
    return { ...row, offeredPostId: offer?.postId ?? null };
  }
}

/** The row inside a transaction that will move it. The compare-and-set, not a lock, decides who wins. */
export async function fresh(tx: Tx, region: string, id: string): Promise<ErrandEntity> {
  const row = await tx.row(ErrandEntity, { region, id });
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** The refusal that tells both who raced what the request has become. */
export const movedOn = (row: ErrandEntity) => new Refusal('MATTER_MOVED_ON', { state: STATE_WORDS[row.state] });
