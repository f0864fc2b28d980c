import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Outcome } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Rules } from '../kernel/time/rules';
import { Acting } from './acting.service';
import type { ErrandEntity } from './errand.entity';
import { movedOn } from './errand.reader';

const TRIES = 5;
const RETRIES = 2;

/** What the agent who has a matter does with it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitService {
  @Inject() database: Database;
  @Inject() acting: Acting;
  @Inject() rules: Rules;

  /** The first call. Without the beneficiary's own yes nothing beyond 帮 may follow. */
  contact(actor: Actor, id: string, epoch: number, consents: boolean | null) {
    const plan = async (row: ErrandEntity, now: Date) => ({
      change: {
        contactedAt: row.contactedAt ?? now,
        ...(consents === true && { consentAt: row.consentAt ?? now }),
        ...(consents === false && { consentAt: null, mode: 'assist' as const }),
      },
      meet: ['errand.first_call'],
    });
    const alike = ({ contactedAt, consentAt }: ErrandEntity) =>
      contactedAt !== null && (consents === null || consents === (consentAt !== null));
    return this.acting.act(actor, id, epoch, { command: 'contact', facts: { consents }, alike, plan });
  }

  /** Agreeing on a time makes a new code for the door. */
  agree(actor: Actor, id: string, epoch: number, from: Date, to: Date) {
    const plan = async (row: ErrandEntity, now: Date) => {
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
        meet: ['errand.first_call'],
      };
    };
    const facts = { from: from.toISOString(), to: to.toISOString() };
    return this.acting.act(actor, id, epoch, {
      command: 'agree',
      facts,
      alike: (row) => row.agreedFrom?.getTime() === from.getTime(),
      plan,
    });
  }

  setOut(actor: Actor, id: string, epoch: number) {
    return this.acting.act(actor, id, epoch, { command: 'set_out', plan: async () => ({}) });
  }

  /** At the door by the four digits; without them by a call, which the desk or the requester confirms later. */
  async arrive(actor: Actor, id: string, epoch: number, code: string | null) {
    const how: 'call' | 'code' = code === null ? 'call' : 'code';
    const deed = {
      command: 'arrive' as const,
      facts: { how },
      alike: (row: ErrandEntity) => row.state === 'arrived' && (code === null || code === row.visitCode),
    };
    const { row, again } = await this.acting.begun(actor, id, epoch, deed);
    if (again) return row;
    this.insistOnConsent(row);
    if (row.state === 'accepted' && (code !== null || row.mode !== 'assist')) throw movedOn(row);
    if (code !== null) await this.tryCode(row, code);
    const plan = async (_: ErrandEntity, now: Date) => ({ change: { arrivedAt: now, arrivedBy: how } });
    return this.acting.act(actor, id, epoch, { ...deed, plan });
  }

  miss(actor: Actor, id: string, epoch: number) {
    const plan = async (row: ErrandEntity) => {
      if (row.retries >= RETRIES) throw new Refusal('NO_MORE_RETRIES');
      return {
        change: { retries: row.retries + 1, agreedFrom: null, agreedTo: null, visitCode: null },
        facts: { retries: row.retries + 1 },
      };
    };
    return this.acting.act(actor, id, epoch, { command: 'miss', plan });
  }

  finish(actor: Actor, id: string, epoch: number, outcome: Outcome, note: string | null) {
    const plan = async (row: ErrandEntity, now: Date) => {
      if (outcome !== 'solved' && !note) throw new Refusal('NEEDS_REASON');
      const confirm = await this.rules.promise(row.region, 'errand.confirm', now);
      const due = new Date(confirm.due);
      return {
        change: { agentPostId: null, donePostId: actor.postId, doneAt: now, outcome, confirmBy: due, visitCode: null },
        facts: { due: confirm.due },
        meet: ['*'],
        set: [{ kind: 'errand.confirm', dueAt: due, why: confirm }],
      };
    };
    const words = note ? ({ kind: 'outcome', body: note } as const) : null;
    return this.acting.act(actor, id, epoch, { command: 'finish', facts: { outcome }, words, ends: 'finished', plan });
  }

  /** The household told the agent to stop; the requester hears of it and can take it up again. */
  stop(actor: Actor, id: string, epoch: number, reason: string) {
    const plan = async () => ({ change: { agentPostId: null, endedBy: 'stop' as const }, meet: ['*'] });
    return this.acting.act(actor, id, epoch, { command: 'stop', words: { kind: 'stop', body: reason }, ends: 'released', plan });
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
