import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { isNumber, readNumber } from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { blindIndex } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Pace } from '../kernel/pace';
import { Clock } from '../kernel/time/clock';
import { PeoplePort } from '../people/people.port';
import type { ErrandEntity } from './errand.entity';
import { ErrandReader } from './errand.reader';
import { answeredFor } from './errand.scope';
import { noteLookUp } from './reveal.rows';

/** Of one person; more is no longer one call. */
const MOST = 10;
const THROUGH = 'JOIN intake i ON i.region = e.region AND i.errand_id = e.id WHERE i.contact_index = ?';

/** Finds what somebody calls about. Each find is noted where its owner sees it, and opens the matter to this desk for some hours. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FindService {
  @Inject() database: Database;
  @Inject() people: PeoplePort;
  @Inject() reader: ErrandReader;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  /** Faster than anybody can listen: somebody is trying numbers. */
  private calls = new Pace('find', 60, 600);

  async byNumber(actor: Actor, typed: string): Promise<ErrandEntity> {
    const number = readNumber(typed);
    if (!isNumber(number)) throw new Refusal('NUMBER_WRONG');
    await this.calls.take(actor.personId);
    const [row] = await this.opened(actor, 'number', await this.within(actor, 'WHERE e.number = ?', number));
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** The caller's own and what was asked for through the caller, newest first. */
  async byPhone(actor: Actor, phone: string): Promise<ErrandEntity[]> {
    await this.calls.take(actor.personId);
    const person = await this.people.byPhone(phone);
    const own = person ? await this.within(actor, 'WHERE e.requester_id = ?', person.id) : [];
    const through = await this.within(actor, THROUGH, blindIndex('phone', phone));
    const ids = [...new Set([...own, ...through])].sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1));
    return this.opened(actor, 'phone', ids.slice(0, MOST));
  }

  /** The newest of what this desk answers for, by one thing known of them. */
  private async within(actor: Actor, where: string, value: string | Buffer): Promise<string[]> {
    const scope = answeredFor(actor);
    const found = await this.database.query<{ id: string }>(
      `SELECT e.id FROM errand e ${where} AND ${scope.sql} ORDER BY e.id DESC LIMIT ${MOST}`,
      [value, ...scope.params],
    );
    return found.map(({ id }) => id);
  }

  /** The rows, each noted as looked up. */
  private async opened(actor: Actor, why: 'number' | 'phone', ids: readonly string[]): Promise<ErrandEntity[]> {
    const { region, personId, unitId } = actor;
    const at = this.clock.now(region);
    await this.database.inTransaction(async (tx) => {
      for (const id of ids) await noteLookUp(tx, { region, id: this.ids.next(), errandId: id, personId, unitId: unitId ?? '0', why, at });
    });
    return Promise.all(ids.map((id) => this.reader.row(region, id)));
  }
}
