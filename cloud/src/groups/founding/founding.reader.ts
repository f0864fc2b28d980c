import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Founding, FoundingRow } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../../directory/directory.port';
import { Database } from '../../kernel/db/database';
import { Refusal } from '../../kernel/errors';
import { PeoplePort } from '../../people/people.port';
import { type Group, groupsFounded, type Held, ownersBefore, servingIn, sittingIn } from './founding.rows';
import { unitsOf } from './unit.rows';

const GONE = '已注销的用户';
const present = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** The groups of a county as whoever founds and closes them sees them. Administrators see no talk here, and need no seat. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FoundingReader {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() people: PeoplePort;

  async list({ region }: Actor): Promise<FoundingRow[]> {
    const groups = await groupsFounded(this.database, region);
    const [leads, names] = await Promise.all([
      this.directory.unitNames(region, groups.map(({ leadUnitId }) => leadUnitId).filter(present)),
      this.people.names(groups.map(({ ownerId }) => ownerId).filter(present)),
    ]);
    return groups.map((group) => ({
      ...keeping(group),
      ...{ people: group.people, cap: group.cap, waiting: group.waiting },
      lead: leads.get(group.leadUnitId ?? '') ?? null,
      owner: group.ownerId && (names.get(group.ownerId) || GONE),
    }));
  }

  async show({ region }: Actor, id: string): Promise<Founding> {
    const [group] = await groupsFounded(this.database, region, id);
    if (!group) throw new Refusal('NOT_FOUND');
    const [units, staff, past] = await Promise.all([
      sittingIn(this.database, region, id),
      servingIn(this.database, region, id),
      ownersBefore(this.database, region, id),
    ]);
    const lead = group.leadUnitId && (await this.directory.unitNames(region, [group.leadUnitId])).get(group.leadUnitId);
    const called = await this.callers(region, [...staff, ...past]);
    return {
      ...keeping(group),
      ...{ version: group.version, about: group.about, document: group.document, documentOn: group.documentOn },
      ...{ lead: group.leadUnitId && lead ? { id: group.leadUnitId, name: lead } : null, units, ruled: group.ruled },
      ...{ people: group.people, waiting: group.waiting, cap: group.cap, historyDays: group.historyDays },
      staff: staff.map((one) => ({
        ...{ postId: one.postId, part: one.part, rightful: one.rightful, since: one.since.toISOString() },
        ...called(one),
      })),
      past: past.map((one) => ({ ...called(one), since: one.since.toISOString(), until: one.until.toISOString() })),
    };
  }

  async units({ region }: Actor) {
    return (await unitsOf(this.database, region)).map(({ id, name }) => ({ id, name }));
  }

  async clerks({ region }: Actor, unit: string) {
    const clerks = await this.directory.clerksOf(region, unit);
    const called = await this.callers(region, clerks);
    return clerks.map((clerk) => ({ postId: clerk.postId, ...called(clerk) }));
  }

  private async callers(region: string, held: readonly Held[]): Promise<(one: Held) => { name: string; of: string }> {
    const [names, badges] = await Promise.all([
      this.people.names(held.map(({ personId }) => personId)),
      this.directory.badges(
        region,
        held.map(({ postId }) => postId),
      ),
    ]);
    return ({ personId, postId }) => ({ name: names.get(personId) || GONE, of: badges.get(postId) ?? '' });
  }
}

const keeping = ({ id, name, code, axis, state }: Group) => ({ id, name, code, axis, archived: state === 'archived' });
