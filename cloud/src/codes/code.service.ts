import { randomInt } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CodeKind } from 'shared-types/codes';
import type { Actor } from 'shared-types/kernel/actor';
import { CataloguePort } from '../catalogue/catalogue.port';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { isDuplicate } from '../kernel/db/duplicate';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { CODE, type CodeKept, INSERT, type Placed, type Subject } from './code.rows';
import { pointsInReach } from './code.scope';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 10;
const TRIES = 5;
const newCode = () => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** As a call names it; what kind it is decides which parts it needs. */
export interface Named {
  kind: CodeKind;
  id: string;
  item?: string | undefined;
}

/** Printed codes: one that lives for each subject, until it is taken back; the next one is another. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Codes {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() directory: DirectoryPort;
  @Inject() catalogue: CataloguePort;

  /** Those that lead somewhere, the newest first. */
  async ofUnit(actor: Actor, unitId: string): Promise<CodeKept[]> {
    await this.insistOnReach(actor, unitId);
    return this.database.query(`${CODE} WHERE c.region = ? AND c.unit_id = ? AND c.revoked_at IS NULL ORDER BY c.made_at DESC, c.code`, [
      actor.region,
      unitId,
    ]);
  }

  /** The one that lives, or a new one. */
  async make(actor: Actor, named: Named): Promise<CodeKept> {
    return this.ensure(actor.region, await this.reached(actor, named), actor.postId);
  }

  /** The subject of a call, where the actor may keep its codes; otherwise it is not there. */
  async reached(actor: Actor, named: Named): Promise<Placed> {
    const placed = await this.place(actor.region, named);
    await this.insistOnReach(actor, placed.unitId);
    return placed;
  }

  /** `by`: the post of whoever makes it; null: the operator of the service. */
  async ensure(region: string, subject: Placed, by: string | null): Promise<CodeKept> {
    for (let tries = 0; tries < TRIES; tries++) {
      const row = (await this.living(region, subject)) ?? (await this.added(region, subject, by));
      if (row) return row;
    }
    throw new Refusal('UNAVAILABLE');
  }

  /** Taking back what was taken back is no fault. */
  async revoke(actor: Actor, code: string): Promise<void> {
    const scope = pointsInReach(actor);
    const [row] = await this.database.query<CodeKept>(
      `${CODE} JOIN unit u ON u.region = c.region AND u.id = c.unit_id WHERE c.code = ? AND ${scope.sql}`,
      [code, ...scope.params],
    );
    if (!row) throw new Refusal('NOT_FOUND');
    await this.database.run('UPDATE code SET revoked_at = ?, revoked_by = ? WHERE region = ? AND code = ? AND revoked_at IS NULL', [
      this.clock.now(row.region),
      actor.postId,
      row.region,
      row.code,
    ]);
  }

  /** Where the subject is; NOT_FOUND where there is none such today. */
  async place(region: string, { kind, id, item }: Named): Promise<Placed> {
    if ((kind === 'item') !== (item !== undefined)) throw new Refusal('INVALID_INPUT', { fields: '是哪件事' });
    const subject: Subject = { kind, id, item: item ?? null };
    const unitId = kind === 'agent' ? (await this.directory.agent(region, id))?.unitId : id;
    const point = unitId === undefined ? null : await this.directory.point(region, unitId);
    if (!point) throw new Refusal('NOT_FOUND');
    if (item !== undefined && !(await this.catalogue.listOf(region, point)).some(({ code }) => code === item))
      throw new Refusal('NOT_FOUND');
    return { ...subject, unitId: point.id };
  }

  private async insistOnReach(actor: Actor, unitId: string): Promise<void> {
    const scope = pointsInReach(actor);
    const [unit] = await this.database.query(`SELECT u.id FROM unit u WHERE u.id = ? AND ${scope.sql}`, [unitId, ...scope.params]);
    if (!unit) throw new Refusal('NOT_FOUND');
  }

  private async living(region: string, { kind, id, item }: Subject): Promise<CodeKept | undefined> {
    const [row] = await this.database.query<CodeKept>(
      `${CODE} WHERE c.region = ? AND c.kind = ? AND c.subject_id = ? AND c.item_code = ? AND c.revoked_at IS NULL`,
      [region, kind, id, item ?? ''],
    );
    return row;
  }

  /** Null where somebody was faster. */
  private async added(region: string, { kind, id, item, unitId }: Placed, by: string | null): Promise<CodeKept | null> {
    const [code, at] = [newCode(), this.clock.now(region)];
    try {
      await this.database.run(INSERT, [region, code, kind, id, item ?? '', unitId, by, at]);
      return { region, code, kind, id, item, unitId, madeAt: at, revokedAt: null };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return null;
    }
  }
}
