import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { checkDigit, showNumber } from 'shared-types/kernel/number';
import type { Promised } from 'shared-types/kernel/promise';
import { DirectoryPort } from '../directory/directory.port';
import { GroupsPort, type Plea } from '../groups/groups.port';
import { insertRow } from '../kernel/db/columns';
import { Database } from '../kernel/db/database';
import { isDuplicate } from '../kernel/db/duplicate';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { claimSources, matterOf, sourcesOf } from './source.rows';
import { TicketEntity } from './ticket.entity';
import { beginTicket } from './ticket.move';

interface Wanted {
  groupId: string;
  seqs: number[];
  title: string;
  words: string;
  hidden: boolean;
}

/** Makes a matter of what was said in a group. Its clock is counted once, here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RaiseService {
  @Inject() database: Database;
  @Inject() groups: GroupsPort;
  @Inject() directory: DirectoryPort;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  async raise(actor: Actor, wanted: Wanted): Promise<TicketEntity> {
    const seqs = [...new Set(wanted.seqs)];
    const plea = await this.groups.plea(actor, wanted.groupId, seqs);
    if (plea?.said.length !== seqs.length) throw new Refusal('NOT_FOUND');
    const whose = ownerOf(actor, plea);
    const made = await this.made(actor, { ...wanted, seqs }, plea);
    if (made) return made;
    const now = this.clock.now(actor.region);
    const [promise, first] = await Promise.all([
      this.rules.promise(actor.region, 'ticket.promise', now),
      this.rules.promise(actor.region, 'ticket.first', now),
    ]);
    const unitId = plea.group.leadUnitId ?? (await this.directory.countyCentre(actor.region)).id;
    const row = this.rowOf(actor, wanted, { plea, whose, promise, unitId, now });
    const staff = (await this.directory.clerksOf(actor.region, unitId)).map(({ personId }) => personId);
    try {
      return await this.database.inTransaction(async (tx) => {
        await claimSources(tx, row.region, row.id, wanted.groupId, seqs);
        await insertRow(tx, TicketEntity, row);
        return beginTicket(tx, row, {
          by: { party: plea.serves ? 'unit' : 'requester', personId: actor.personId, postId: plea.serves ? actor.postId : null },
          at: now,
          tell: staff,
          facts: { seqs: seqs.join(' '), hidden: row.hidden },
          set: [
            { kind: 'ticket.first', dueAt: new Date(first.due), why: first },
            { kind: 'ticket.promise', dueAt: row.promiseAt, why: promise },
          ],
        });
      });
    } catch (error) {
      const own = isDuplicate(error) ? await this.made(actor, { ...wanted, seqs }, plea) : null;
      if (!own) throw error;
      return own;
    }
  }

  /** The very matter this person has made of the very same; what has become any other one is refused. */
  private async made({ region, personId, postId }: Actor, wanted: Wanted, { serves }: Plea): Promise<TicketEntity | null> {
    const { groupId, seqs, title, words, hidden } = wanted;
    const found = await matterOf(this.database, region, groupId, seqs);
    const made = found && (await this.database.row(TicketEntity, { region, id: found.id }));
    if (!made) return null;
    const sources = await sourcesOf(this.database, region, made.id);
    const mine = serves ? made.openedByPost === postId : made.openedByPost === null && made.requesterId === personId;
    const alike = made.title === title && made.words === words && (made.hidden === 1) === hidden;
    if (mine && alike && sources.length === seqs.length && sources.every((one) => one.groupId === groupId && seqs.includes(one.seq)))
      return made;
    throw new Refusal('ALREADY_A_MATTER', { number: showNumber(made.number) });
  }

  private rowOf(actor: Actor, { groupId, title, words, hidden }: Wanted, taken: Taken): TicketEntity {
    const { plea, whose, promise, unitId, now } = taken;
    const ten = String(randomInt(0, 1e10)).padStart(10, '0');
    return {
      ...NOTHING_YET,
      ...{ region: actor.region, id: this.ids.next(), number: ten + checkDigit(ten) },
      ...{ title, words, hidden: hidden ? 1 : 0, groupId, unitId, town: plea.group.town },
      ...{ requesterId: whose.senderId, firmId: whose.firmId, openedByPost: plea.serves ? actor.postId : null },
      ...{ openedAt: now, promiseAt: new Date(promise.due), promiseWhy: JSON.stringify(promise) },
    };
  }
}

interface Taken {
  plea: Plea;
  whose: Plea['said'][number];
  promise: Promised;
  unitId: string;
  now: Date;
}

const NOTHING_YET = {
  ...{ state: 'open' as const, version: 1, postId: null, mergedInto: null, outcome: null, confirmation: null, answer: null, reopened: 0 },
  ...{ firstAt: null, answeredAt: null, endedAt: null },
} as const;

/** Whose plea it is: the first firm's person among the speakers. Others may answer in it; only staff raise it for somebody else. */
function ownerOf({ personId }: Actor, { said, serves }: Plea): Plea['said'][number] {
  const first = said.find(({ firmId }) => firmId !== null);
  if (!first) throw new Refusal('PLEA_NOT_A_FIRM');
  if (!serves && first.senderId !== personId) throw new Refusal('PLEA_NOT_YOURS');
  return first;
}
