import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Doorstep, Wish } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { FirmsPort } from '../../firms/firms.port';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { Ids } from '../../kernel/ids';
import { Clock } from '../../kernel/time/clock';
import { PeoplePort } from '../../people/people.port';
import { lockGroups } from '../group.rows';
import { keptBy } from '../group.scope';
import { Insiders } from '../insider.service';
import { KeepService } from '../keep.service';
import { Membership } from '../members/membership.service';
import { DeskBell } from '../order/bell.deadlines';
import { AskEntity } from './ask.entity';
import { beginAsk, moveAsk } from './ask.move';
import { DoorReader } from './door.reader';

interface Wanted {
  id: string;
  firmId: string;
  words?: string;
}
interface Settling {
  admit: boolean;
  why: string | null;
}
interface Decision {
  id: string;
  admit: boolean;
  why?: string;
}

/** Wishes to be let in, and what becomes of them. Nobody comes in by asking alone, but for whom a rule seats anyway. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AskService {
  @Inject() database: Database;
  @Inject() doors: DoorReader;
  @Inject() insiders: Insiders;
  @Inject() keepService: KeepService;
  @Inject() membership: Membership;
  @Inject() firms: FirmsPort;
  @Inject() people: PeoplePort;
  @Inject() bell: DeskBell;
  @Inject() ids: Ids;
  @Inject() clock: Clock;

  async ask(actor: Actor, { id, firmId, words }: Wanted): Promise<Doorstep> {
    await this.doors.door(actor.region, id);
    return this.database.inTransaction(async (tx) => {
      await lockGroups(tx, actor.region, [id]);
      const step = await this.step(tx, actor, id, firmId);
      if (step.standing === 'unverified') throw new Refusal('FIRM_UNVERIFIED');
      if (step.standing === 'fits') await this.membership.settle(tx, actor.region, actor.personId);
      if (step.standing === 'may_ask') await this.begin(tx, actor, { id, firmId, words });
      return this.step(tx, actor, id, firmId);
    });
  }

  /** Those that wait, for whoever keeps the group. */
  async asks(actor: Actor, id: string): Promise<Wish[]> {
    await this.insiders.keeper(actor, id);
    const rows = await this.database.query<Pick<AskEntity, 'id' | 'firmId' | 'personId' | 'words' | 'askedAt'>>(
      `SELECT id, firm_id AS firmId, person_id AS personId, words, asked_at AS askedAt FROM group_ask
       WHERE region = ? AND group_id = ? AND state = 'open' ORDER BY id LIMIT 100`,
      [actor.region, id],
    );
    const firms = await this.firms.names(
      actor.region,
      rows.map(({ firmId }) => firmId),
    );
    const people = await this.people.names(rows.map(({ personId }) => personId));
    return rows.map(({ firmId, personId, askedAt, ...row }) => ({
      ...{ id: row.id, words: row.words, firm: firms.get(firmId) ?? '', who: people.get(personId) ?? '' },
      askedAt: askedAt.toISOString(),
    }));
  }

  /** Decided the same way already, nothing happens. */
  async decide(actor: Actor, { id, admit, why }: Decision): Promise<void> {
    const kept = keptBy(actor);
    const found = await this.database.within(AskEntity, {
      alias: 'a',
      sql: `a.region = ? AND a.id = ? AND EXISTS (SELECT 1 FROM chat_group g WHERE g.id = a.group_id AND ${kept.sql})`,
      params: [actor.region, id, ...kept.params],
    });
    if (!found) throw new Refusal('NOT_FOUND');
    await this.insiders.keeper(actor, found.groupId);
    await this.database.inTransaction((tx) => this.settle(tx, actor, found, { admit, why: why ?? null }));
  }

  private async settle(tx: Tx, actor: Actor, { region, id, groupId }: AskEntity, { admit, why }: Settling) {
    const { group } = await this.insiders.locked(tx, actor, groupId);
    const row = await tx.row(AskEntity, { region, id });
    if (row?.state === (admit ? 'admitted' : 'declined')) return;
    if (row?.state !== 'open') throw new Refusal('BOND_MOVED_ON');
    if (admit) await this.keepService.letIn(tx, actor, group, row.firmId);
    const by = { party: 'staff' as const, personId: actor.personId, postId: actor.postId };
    await moveAsk(tx, row, admit ? 'admit' : 'decline', by, this.clock.now(region), why);
    await this.bell.quiet(tx, region, groupId);
  }

  private async step(tx: Tx, actor: Actor, id: string, firmId: string): Promise<Doorstep> {
    const step = (await this.doors.doorsteps(tx, actor, id)).find((one) => one.firmId === firmId);
    if (!step) throw new Refusal('NOT_FOUND');
    return step;
  }

  private async begin(tx: Tx, { region, personId }: Actor, { id, firmId, words }: Wanted) {
    await beginAsk(tx, {
      ...{ region, id: this.ids.next(), groupId: id, firmId, personId, state: 'open', version: 1, words: words ?? null, why: null },
      ...{ askedAt: this.clock.now(region), decidedAt: null, decidedBy: null },
    });
    await this.bell.ring(tx, region, id);
  }
}
