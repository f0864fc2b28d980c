import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ErrandCommand, Outcome } from 'shared-types/errands';
import { errandCommands } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import type { ErrandEntity } from './errand.entity';
import { by, type ErrandMove, moveErrand } from './errand.move';
import { ErrandReader, movedOn } from './errand.reader';
import { assignedTo } from './errand.scope';
import { endAssignment } from './offer.rows';
import { Promises } from './promise.service';
import { keepWords, type WordsKind } from './words.rows';

const TRIES = 5;
const RETRIES = 2;

/** One act of the agent: what changes, in which words, and whether it ends the assignment. */
export type Plan = Omit<ErrandMove, 'by' | 'at'> & { words?: { kind: WordsKind; body: string } | null; ends?: 'finished' | 'released' };

/** What the agent who has a matter does with it. Every act names its assignment: one sent late by a replaced agent changes nothing. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitService {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() promises: Promises;
  @Inject() reader: ErrandReader;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** The first call. Without the beneficiary's own yes nothing beyond 帮 may follow. */
  contact(actor: Actor, id: string, epoch: number, consents: boolean | null) {
    return this.act(actor, id, epoch, 'contact', async (row, now) => ({
      change: {
        contactedAt: row.contactedAt ?? now,
        ...(consents === true && { consentAt: row.consentAt ?? now }),
        ...(consents === false && { consentAt: null, mode: 'assist' as const }),
      },
      facts: { consents },
      meet: ['errand.first_call'],
    }));
  }

  /** Agreeing on a time makes a new code for the door. */
  agree(actor: Actor, id: string, epoch: number, from: Date, to: Date) {
    return this.act(actor, id, epoch, 'agree', async (row, now) => {
      if (from < now || to <= from || to.getTime() - from.getTime() > 12 * 3_600_000) throw new Refusal('TIME_NOT_OPEN');
      this.insistOnConsent(row);
      return {
        change: {
          agreedFrom: from,
          agreedTo: to,
          contactedAt: row.contactedAt ?? now,
          visitCode: String(randomInt(0, 10_000)).padStart(4, '0'),
          codeTries: 0,
        },
        facts: { from: from.toISOString(), to: to.toISOString() },
        meet: ['errand.first_call'],
      };
    });
  }

  setOut(actor: Actor, id: string, epoch: number) {
    return this.act(actor, id, epoch, 'set_out', async () => ({}));
  }

  /** At the door by the four digits; without them by a call, which the desk or the requester confirms later. */
  async arrive(actor: Actor, id: string, epoch: number, code: string | null) {
    const row = await this.mine(actor, id, epoch, 'arrive');
    this.insistOnConsent(row);
    if (row.state === 'accepted' && (code !== null || row.mode !== 'assist')) throw movedOn(row);
    if (code !== null) await this.tryCode(row, code);
    return this.act(actor, id, epoch, 'arrive', async (_, now) => ({
      change: { arrivedAt: now, arrivedBy: code === null ? 'call' : 'code' },
      facts: { how: code === null ? 'call' : 'code' },
    }));
  }

  miss(actor: Actor, id: string, epoch: number) {
    return this.act(actor, id, epoch, 'miss', async (row) => {
      if (row.retries >= RETRIES) throw new Refusal('NO_MORE_RETRIES');
      return {
        change: { retries: row.retries + 1, agreedFrom: null, agreedTo: null, visitCode: null },
        facts: { retries: row.retries + 1 },
      };
    });
  }

  finish(actor: Actor, id: string, epoch: number, outcome: Outcome, note: string | null) {
    return this.act(actor, id, epoch, 'finish', async (row, now) => {
      if (outcome !== 'solved' && !note) throw new Refusal('NEEDS_REASON');
      const confirm = await this.rules.promise(row.region, 'errand.confirm', now);
      const due = new Date(confirm.due);
      return {
        change: { agentPostId: null, donePostId: actor.postId, doneAt: now, outcome, confirmBy: due, visitCode: null },
        facts: { outcome, due: confirm.due },
        meet: ['*'],
        set: [{ kind: 'errand.confirm', dueAt: due, why: confirm }],
        words: note ? { kind: 'outcome', body: note } : null,
        ends: 'finished',
      };
    });
  }

  /** The household told the agent to stop; the requester hears of it and can take it up again. */
  stop(actor: Actor, id: string, epoch: number, reason: string) {
    return this.act(actor, id, epoch, 'stop', async () => ({
      change: { agentPostId: null, endedBy: 'stop' },
      meet: ['*'],
      words: { kind: 'stop', body: reason },
      ends: 'released',
    }));
  }

  /** One act of the assigned agent, checked against the table and against the assignment it belongs to. */
  async act(actor: Actor, id: string, epoch: number, command: ErrandCommand, plan: (row: ErrandEntity, now: Date) => Promise<Plan>) {
    const row = await this.mine(actor, id, epoch, command);
    const now = this.clock.now(row.region);
    const { words, ends, ...change } = await plan(row, now);
    try {
      return await this.database.inTransaction(async (tx) => {
        const moved = await moveErrand(tx, row, command, {
          by: by(actor, 'agent'),
          at: now,
          concerned: { agent: actor.personId },
          ...change,
        });
        if (ends) await endAssignment(tx, row.region, row.id, actor.postId, ends, now);
        if (words)
          await keepWords(tx, { region: row.region, id: this.ids.next(), errandId: row.id, personId: actor.personId, at: now, ...words });
        return moved;
      });
    } catch (error) {
      if (error instanceof MovedOn) throw refusalOf(await this.reader.row(row.region, id), actor, epoch);
      throw error;
    }
  }

  private async mine(actor: Actor, id: string, epoch: number, command: ErrandCommand): Promise<ErrandEntity> {
    const row = await this.reader.find(actor, id, assignedTo(actor));
    const standing = await this.reader.standing(row);
    if (!holds(row, actor, epoch) || !errandCommands(actor, standing).includes(command)) throw refusalOf(row, actor, epoch);
    return row;
  }

  private insistOnConsent(row: ErrandEntity) {
    if (row.mode !== 'assist' && row.consentAt === null) throw new Refusal('CONSENT_MISSING', { who: row.beneficiaryName });
  }

  /** Counts the try before looking at the digits, outside the move: a wrong code changes nothing else. */
  private async tryCode(row: ErrandEntity, code: string) {
    const { affectedRows } = await this.database.run(
      'UPDATE errand SET code_tries = code_tries + 1 WHERE region = ? AND id = ? AND epoch = ? AND code_tries < ?',
      [row.region, row.id, row.epoch, TRIES],
    );
    if (affectedRows === 0) throw new Refusal('VISIT_CODE_SPENT');
    const left = TRIES - row.codeTries - 1;
    if (code !== row.visitCode) throw left > 0 ? new Refusal('VISIT_CODE_WRONG', { left }) : new Refusal('VISIT_CODE_SPENT');
  }
}

const holds = (row: ErrandEntity, actor: Actor, epoch: number) => row.agentPostId === actor.postId && row.epoch === epoch;

/** Why an act came to nothing: it has moved on in the same hands, or is no longer in them. */
const refusalOf = (row: ErrandEntity, actor: Actor, epoch: number) => (holds(row, actor, epoch) ? movedOn(row) : stale(row, actor));

/** Ended in these very hands is "moved on"; ended or going on in other hands is "no longer yours". */
const stale = (row: ErrandEntity, actor: Actor) =>
  row.donePostId === actor.postId || row.state === 'withdrawn' ? movedOn(row) : new Refusal('STALE_ASSIGNMENT');
