import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Founding, foundingRoutes as routes } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import type { Input } from 'shared-types/kernel/contract';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { Ids } from '../../kernel/ids';
import { Clock } from '../../kernel/time/clock';
import { type GroupOf, lockGroups } from '../group.rows';
import { markEverybody } from '../members/due.rows';
import { Staffing } from '../members/staffing.service';
import { type ActDone, record } from '../order/order.rows';
import { FoundingReader } from './founding.reader';
import { groupsFounded, sittingIn } from './founding.rows';
import { seatUnits } from './group.plan';
import { unitsOf } from './unit.rows';

type Asked = { id: string; version: number; why: string };
/** What was done about a group: one line of the record of order each. */
export type Done = readonly Pick<ActDone, 'act' | 'personId'>[];

/** What an administrator arranges about a group. Each act names the version it was decided upon and stands in the record of order. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FoundingService {
  @Inject() database: Database;
  @Inject() reader: FoundingReader;
  @Inject() staffing: Staffing;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  settle(actor: Actor, asked: Input<typeof routes.settle>): Promise<Founding> {
    const { about, document, documentOn, cap, historyDays } = asked;
    const today = dayOf(this.clock.now(actor.region).getTime());
    if (documentOn && (document === null || documentOn > today)) throw new Refusal('INVALID_INPUT', { fields: '文件的日期(不能晚于今天)' });
    return this.write(actor, asked, async (tx, { region, id }) => {
      const [stands] = await groupsFounded(tx, region, id);
      if (!stands) throw new Refusal('NOT_FOUND');
      if (cap < stands.people && cap !== stands.cap) throw new Refusal('CAP_TOO_SMALL', { people: stands.people });
      await tx.run(
        'UPDATE chat_group SET about = ?, document = ?, document_on = ?, member_cap = ?, history_days = ? WHERE region = ? AND id = ?',
        [about, document, documentOn, cap, historyDays, region, id],
      );
      const changed = [
        about !== stands.about && 'about',
        (document !== stands.document || documentOn !== stands.documentOn) && 'document',
        cap !== stands.cap && 'cap',
        historyDays !== stands.historyDays && 'history',
      ] as const;
      return changed.flatMap((act) => (act ? [{ act }] : []));
    });
  }

  /** Those of the unit before go, unless somebody had appointed them; threads stay with whom they were begun. */
  lead(actor: Actor, asked: Input<typeof routes.lead>): Promise<Founding> {
    return this.write(actor, asked, async (tx, { region, id }) => {
      const [stands] = await groupsFounded(tx, region, id);
      if (!(await unitsOf(tx, region)).some((unit) => unit.id === asked.unitId)) throw new Refusal('NOT_FOUND');
      if (stands?.leadUnitId === asked.unitId) return [];
      await tx.run('UPDATE chat_group SET lead_unit_id = ? WHERE region = ? AND id = ?', [asked.unitId, region, id]);
      await this.staffing.settle(tx, region, [id]);
      return [{ act: 'lead' }];
    });
  }

  sit(actor: Actor, asked: Input<typeof routes.sit>): Promise<Founding> {
    const wanted = [...new Set(asked.unitIds)].sort();
    return this.write(actor, asked, async (tx, { region, id }) => {
      const known = new Set((await unitsOf(tx, region)).map((unit) => unit.id));
      if (wanted.some((unit) => !known.has(unit))) throw new Refusal('NOT_FOUND');
      const stands = (await sittingIn(tx, region, id)).map((unit) => unit.id).sort();
      if (stands.join() === wanted.join()) return [];
      await seatUnits(tx, region, id, wanted);
      await this.staffing.settle(tx, region, [id]);
      return [{ act: 'units' }];
    });
  }

  /** Closed, it is read and no longer written; who was in it stays. Its firms are led to where the rules now say. */
  archive(actor: Actor, { archived, ...asked }: Input<typeof routes.archive>): Promise<Founding> {
    const act = archived ? 'archive' : 'reopen';
    const work = async (tx: Tx, { region, id, state }: GroupOf): Promise<Done> => {
      if ((state === 'archived') === archived) return [];
      if (archived) await refuseAsked(tx, region, id);
      await tx.run('UPDATE chat_group SET state = ? WHERE region = ? AND id = ?', [archived ? 'archived' : 'active', region, id]);
      if (!archived) await this.staffing.settle(tx, region, [id]);
      await markEverybody(tx, region);
      return [{ act }];
    };
    return this.write(actor, asked, work, ['active', 'archived']);
  }

  /** Works on a group of the county that is still as the administrator saw it. Where nothing was to be done nothing is noted. */
  async write(
    actor: Actor,
    { id, version, why }: Asked,
    work: (tx: Tx, group: GroupOf) => Promise<Done>,
    states: readonly GroupOf['state'][] = ['active'],
  ): Promise<Founding> {
    const { region } = actor;
    await this.database.inTransaction(async (tx) => {
      const group = (await lockGroups(tx, region, [id])).get(id);
      if (!group || group.axis === 'private') throw new Refusal('NOT_FOUND');
      refuseOther(group, version, states);
      tx.about = { region, subject: `group/${id}` };
      const done = await work(tx, group);
      const now = this.clock.now(region);
      for (const one of done) await record(tx, actor, this.ids.next(), { ...one, groupId: id, why }, now);
      if (done.length > 0) await tx.run('UPDATE chat_group SET version = version + 1 WHERE region = ? AND id = ?', [region, id]);
    });
    return this.reader.show(actor, id);
  }
}

/** The group is another than the administrator saw. */
function refuseOther(group: GroupOf, version: number, states: readonly GroupOf['state'][]) {
  if (group.version !== version) throw new Refusal('GROUP_MOVED_ON');
  if (!states.includes(group.state)) throw new Refusal('GROUP_ARCHIVED');
}

/** Nobody is left with a question in a group that nobody can answer in any more. */
async function refuseAsked(tx: Tx, region: string, groupId: string) {
  const [row] = await tx.query<{ n: string }>(
    "SELECT COUNT(*) AS n FROM chat_question WHERE region = ? AND group_id = ? AND state = 'open'",
    [region, groupId],
  );
  if (Number(row?.n) > 0) throw new Refusal('STILL_ASKED', { n: Number(row?.n) });
}
