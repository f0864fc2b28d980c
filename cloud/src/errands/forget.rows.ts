import { blindIndex, seal } from '../kernel/crypto';
import type { Tx } from '../kernel/db/transaction';

/** Stands where a name stood that may not be empty. */
const GONE = '已注销';
const NO_DIGEST = Buffer.alloc(32);

const BENEFICIARY = `beneficiary_name = ?, beneficiary_phone = NULL, beneficiary_index = NULL, beneficiary_note = NULL, birth_year = NULL,
  place_text = NULL, place_index = NULL`;

/** Takes everybody's name, phone, address and words out of a matter. Number, item, times and parties stay: they are what is counted. */
export async function forgetMatter(tx: Tx, { region, id }: { region: string; id: string }): Promise<number> {
  const changed = [
    await tx.run(
      `UPDATE errand SET requester_name = ?, requester_phone = ?, lookup_index = ?, visit_code = NULL, ${BENEFICIARY} WHERE region = ? AND id = ?`,
      [
        seal(GONE, 'errand.requester_name'),
        seal('', 'errand.requester_phone'),
        // Unique, and no number and phone lead to it.
        blindIndex('forgotten', `${region}/${id}`),
        seal(GONE, 'errand.beneficiary_name'),
        region,
        id,
      ],
    ),
    await tx.run('UPDATE errand_words SET body = ?, digest = ? WHERE region = ? AND errand_id = ?', [
      seal('', 'errand_words.body'),
      NO_DIGEST,
      region,
      id,
    ]),
    await tx.run('UPDATE intake SET contact_name = NULL, contact_index = NULL WHERE region = ? AND errand_id = ?', [region, id]),
  ];
  return sum(changed);
}

/** Somebody for whom others asked, or through whom others are reached, by the index of the phone. Whoever asked keeps the matter. */
export async function forgetBeneficiary(tx: Tx, phoneIndex: Buffer): Promise<number> {
  return sum([
    await tx.run(
      `UPDATE errand e JOIN intake i ON i.region = e.region AND i.errand_id = e.id
       SET e.requester_phone = ? WHERE i.contact_index = ?`,
      [seal('', 'errand.requester_phone'), phoneIndex],
    ),
    await tx.run(`UPDATE errand SET ${BENEFICIARY} WHERE beneficiary_index = ?`, [seal(GONE, 'errand.beneficiary_name'), phoneIndex]),
    await tx.run('UPDATE intake SET contact_name = NULL, contact_index = NULL WHERE contact_index = ?', [phoneIndex]),
  ]);
}

const sum = (changed: { affectedRows: number }[]) => changed.reduce((all, { affectedRows }) => all + affectedRows, 0);
