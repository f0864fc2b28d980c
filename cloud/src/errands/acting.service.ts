import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { errandCommands } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import { MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import type { ErrandEntity } from './errand.entity';
import { by, type ErrandMove, moveErrand } from './errand.move';
import { ErrandReader, movedOn } from './errand.reader';
import { AFTERWARDS, assignedTo } from './errand.scope';
import { endAssignment } from './offer.rows';
import { type Act, Repeats, type Same } from './repeat.service';
import { keepWords } from './words.rows';

type Given = Omit<Act, 'by'> & Same;
/** One act of the agent: what it says, whether it ends the assignment, and what it changes. */
type Deed = Given & { ends?: 'finished' | 'released'; plan: (row: ErrandEntity, now: Date) => Promise<Omit<ErrandMove, 'by' | 'at'>> };

/** How the agent who has a matter acts on it. Every act names its assignment: one sent late by a replaced agent changes nothing. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Acting {
  @Inject() database: Database;
  @Inject() reader: ErrandReader;
  @Inject() repeats: Repeats;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** One act of the assigned agent, checked against the table and against the assignment it belongs to. */
  async act(actor: Actor, id: string, epoch: number, { plan, ends, ...deed }: Deed) {
    const { row, again } = await this.begun(actor, id, epoch, deed);
    if (again) return row;
    const { command, words, facts } = deed;
    const now = this.clock.now(row.region);
    const move = await plan(row, now);
    try {
      return await this.database.inTransaction(async (tx) => {
        const moved = await moveErrand(tx, row, command, {
          by: by(actor, 'agent'),
          at: now,
          concerned: { agent: actor.personId },
          ...move,
          facts: { ...facts, ...move.facts },
        });
        if (ends) await endAssignment(tx, row.region, row.id, actor.postId, ends, now);
        if (words)
          await keepWords(tx, { region: row.region, id: this.ids.next(), errandId: row.id, personId: actor.personId, at: now, ...words });
        return moved;
      });
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      const fresh = await this.reader.row(row.region, id);
      if (await this.isAgain(actor, fresh, epoch, false, deed)) return fresh;
      throw refusalOf(fresh, actor, epoch);
    }
  }

  /** What an act begins with: the row, and whether it is a second tap on it. One that is neither that nor legal is refused. */
  async begun(actor: Actor, id: string, epoch: number, deed: Given): Promise<{ row: ErrandEntity; again: boolean }> {
    const row = await this.reader.find(actor, id, assignedTo(actor));
    const standing = await this.reader.standing(row);
    const legal = holds(row, actor, epoch) && errandCommands(actor, standing).includes(deed.command);
    const again = await this.isAgain(actor, row, epoch, legal, deed);
    if (!again && !legal) throw refusalOf(row, actor, epoch);
    return { row, again };
  }

  /** What is out of one's hands is shown for as long as one might look at it anyway. */
  private async isAgain(actor: Actor, row: ErrandEntity, epoch: number, legal: boolean, deed: Given): Promise<boolean> {
    const at = await this.repeats.look(row, legal, { by: by(actor, 'agent'), ...deed });
    if (at === null) return false;
    if (row.agentPostId === actor.postId) return row.epoch === epoch;
    return this.clock.now(row.region).getTime() - at.getTime() < AFTERWARDS;
  }
}

const holds = (row: ErrandEntity, actor: Actor, epoch: number) => row.agentPostId === actor.postId && row.epoch === epoch;

/** Why an act came to nothing: it has moved on in the same hands, or is no longer in them. */
const refusalOf = (row: ErrandEntity, actor: Actor, epoch: number) => (holds(row, actor, epoch) ? movedOn(row) : stale(row, actor));

/** Ended in these very hands is "moved on"; ended or going on in other hands is "no longer yours". */
const stale = (row: ErrandEntity, actor: Actor) =>
  row.donePostId === actor.postId || row.state === 'withdrawn' ? movedOn(row) : new Refusal('STALE_ASSIGNMENT');
