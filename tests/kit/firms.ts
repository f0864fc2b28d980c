import { organisationCheck, usccCheck } from 'shared-types/firms';
import { FirmsPort } from '../../cloud/src/firms/firms.port';
import { blindIndex, seal, sha256 } from '../../cloud/src/kernel/crypto';
import { newKey } from '../../miniapp/src/kernel/once';
import type { County, Held, Person } from './county';

let made = Math.floor(Math.random() * 9e6);
/** A code nobody has yet, right in every letter. */
export function newUscc(region = '130705'): string {
  made += 1;
  const eight = `T${String(made).padStart(7, '0')}`.replace('T', 'MA'[made % 2] ?? 'M');
  const seventeen = `91${region}${eight}${organisationCheck(eight)}`;
  return seventeen + usccCheck(seventeen);
}

export interface Registered {
  id: string;
  uscc: string | null;
}
/** A firm of the registry, in the first town unless told otherwise; `phone` is its registered one. */
export async function aFirm(
  { database, region }: Pick<County, 'database' | 'region'>,
  { phone, ...over }: { phone?: string; [column: string]: unknown } = {},
): Promise<Registered> {
  const id = String(BigInt(Date.now()) * 1_000_000n + BigInt(Math.floor(Math.random() * 1e6)));
  const row = {
    region,
    id,
    uscc: newUscc(),
    name: `青山${newKey().slice(0, 6)}商贸有限公司`,
    kind: 'company',
    industry: 'F51',
    town: `${region}101`,
    registered_on: '2020-05-06',
    phone: phone ? seal(phone, 'firm.phone') : null,
    phone_index: phone ? blindIndex('phone', phone) : null,
    source: 'test',
    digest: sha256(id),
    created_at: new Date(0),
    ...over,
  };
  const columns = Object.keys(row);
  await database.run(`INSERT INTO firm (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row));
  return { id, uscc: row.uscc };
}

/** Somebody who says they act for a firm; verified where its registered phone is theirs. */
export async function bound(
  county: County,
  {
    state = 'verified',
    part = 'owner' as 'owner' | 'staff' | 'accountant',
    firm = null as Registered | null,
    person = null as Person | Held | null,
  } = {},
) {
  const who = person ?? (await county.resident());
  const one = firm ?? (await aFirm(county, state === 'verified' ? { phone: who.phone } : {}));
  if (firm && state === 'verified')
    await county.database.run('UPDATE firm SET phone_index = ? WHERE region = ? AND id = ?', [
      blindIndex('phone', who.phone),
      county.region,
      firm.id,
    ]);
  const hers = await county.as(who, 'resident');
  const bond = await hers.firms.claim({ uscc: one.uscc ?? '', part });
  return { person: who, hers, firm: one, bond };
}

/** The town's office, which verifies for its firms. */
export const office = async (county: County) => county.as(await county.clerk(county.units.town));

/** What somebody has been told so far, by kind. */
export async function told(county: County, { id }: Pick<Person, 'id'>): Promise<string[]> {
  await county.tick();
  const rows = await county.database.query<{ kind: string }>('SELECT kind FROM notice WHERE person_id = ? ORDER BY id', [id]);
  return rows.map(({ kind }) => kind);
}

/** As what somebody may speak for a firm; null: not at all. */
export async function speaks(county: County, firmId: string, personId: string) {
  const port = await county.service.get(FirmsPort);
  return county.database.inTransaction((tx) => port.speaks(tx, county.region, firmId, personId));
}
