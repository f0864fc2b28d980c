import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type CodeSeen, pageOf } from 'shared-types/codes';
import { HOTLINE } from 'shared-types/directory';
import { CataloguePort } from '../catalogue/catalogue.port';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Pace } from '../kernel/pace';
import { CODE, type CodeKept, type Subject } from './code.rows';

const REVOKED = '这个码已经停用了,请别照着它办事。要找我们,打这个电话';
const GONE: Record<Subject['kind'], string> = {
  unit: '这个服务点已经撤了。要找我们,打这个电话',
  agent: '这位代办员已经不在这里了,服务点还有人接着帮您',
  item: '这件事现在不在这里办了,可以问问服务点',
};

/** What somebody who has scanned a printed code is told. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CodeLook {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() catalogue: CataloguePort;
  /** One in front of a wall of sheets scans a few; who tries codes at random tries many. */
  private perCaller = new Pace('printed-code', 60, 60);

  async look(code: string, ip: string): Promise<CodeSeen> {
    await this.perCaller.take(ip);
    const [row] = await this.database.query<CodeKept>(`${CODE} WHERE c.code = ?`, [code]);
    if (!row) throw new Refusal('CODE_UNKNOWN');
    const { region, kind, id, item } = row;
    const [centre, point] = await Promise.all([this.directory.countyCentre(region), this.directory.point(region, row.unitId)]);
    const seen = { kind, region, id, item, phone: centre.phone ?? HOTLINE };
    if (row.revokedAt) return { ...seen, name: point?.name ?? centre.name, to: null, says: REVOKED };
    const name = (await this.namesOf([row])).get(code);
    if (name !== undefined) return { ...seen, name, to: pageOf(row), says: null };
    const to = point && pageOf({ kind: 'unit', region, id: point.id, item: null });
    return { ...seen, name: point?.name ?? centre.name, to, says: GONE[kind] };
  }

  /** What people call these subjects at one service point, by code; those that are no longer there are not in it. */
  async namesOf(rows: readonly CodeKept[]): Promise<Map<string, string>> {
    const [first] = rows;
    const point = first && (await this.directory.point(first.region, first.unitId));
    if (!first || !point) return new Map();
    const items = rows.some(({ kind }) => kind === 'item') ? await this.catalogue.listOf(first.region, point) : [];
    const names = rows.map(async ({ region, kind, id, item }) => {
      if (kind === 'agent') return (await this.directory.agent(region, id))?.name;
      return kind === 'unit' ? point.name : items.find((each) => each.code === item)?.plainName;
    });
    const known = await Promise.all(names);
    return new Map(rows.flatMap(({ code }, i) => (known[i] === undefined ? [] : [[code, known[i]] as const])));
  }
}
