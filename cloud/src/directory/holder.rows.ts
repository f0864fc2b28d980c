import { blindIndex, seal, unseal } from '../kernel/crypto';
import type { Tx } from '../kernel/db/transaction';

/** The person who holds a post, as far as an import knows. */
export interface Holder {
  id: string;
  name: string | null;
}
export interface NewHolder {
  id: string;
  phone: string;
  name: string;
  region: string;
  at: Date;
}

/** The people who sign in with these phones, by phone. */
export async function holdersOf(tx: Tx, phones: readonly string[]): Promise<Map<string, Holder>> {
  if (phones.length === 0) return new Map();
  const byIndex = new Map(phones.map((phone) => [indexOf(phone).toString('hex'), phone]));
  const rows = await tx.query<{ id: string; phone_index: Buffer; name: Buffer | null }>(
    'SELECT id, phone_index, name FROM person WHERE phone_index IN (?)',
    [phones.map(indexOf)],
  );
  return new Map(
    rows.map(({ id, phone_index, name }) => [
      byIndex.get(phone_index.toString('hex')) ?? '',
      { id, name: name && unseal(name, 'person.name') },
    ]),
  );
}

/** Somebody nobody knew: whoever signs in with this phone will be this person. */
export async function addHolder(tx: Tx, { id, phone, name, region, at }: NewHolder) {
  await tx.run('INSERT INTO person (id, phone, phone_index, name, region, created_at) VALUES (?, ?, ?, ?, ?, ?)', [
    id,
    seal(phone, 'person.phone'),
    indexOf(phone),
    seal(name, 'person.name'),
    region,
    at,
  ]);
}

export async function nameHolder(tx: Tx, id: string, name: string) {
  await tx.run('UPDATE person SET name = ? WHERE id = ?', [seal(name, 'person.name'), id]);
}

const indexOf = (phone: string) => blindIndex('phone', phone);
