import { blindIndex, seal, unseal } from '../kernel/crypto';
import type { Tx } from '../kernel/db/transaction';

/** Who wrote a request down for a caller, and through whom a caller without a phone is reached. */
interface Intake {
  region: string;
  errandId: string;
  postId: string | null;
  personId: string;
  at: Date;
  contact: { name: string; phone: string } | null;
}

export const keepIntake = (tx: Tx, { region, errandId, postId, personId, at, contact }: Intake) =>
  tx.run('INSERT INTO intake (region, errand_id, post_id, person_id, at, contact_name, contact_index) VALUES (?, ?, ?, ?, ?, ?, ?)', [
    region,
    errandId,
    postId,
    personId,
    at,
    contact && seal(contact.name, 'intake.contact_name'),
    contact && blindIndex('phone', contact.phone),
  ]);

/** Whose number it is that a caller without a phone has given; null: their own. */
export async function contactOf(ask: Pick<Tx, 'query'>, region: string, errandId: string): Promise<string | null> {
  const [row] = await ask.query<{ name: Buffer | null }>('SELECT contact_name AS name FROM intake WHERE region = ? AND errand_id = ?', [
    region,
    errandId,
  ]);
  return row?.name ? unseal(row.name, 'intake.contact_name') : null;
}
