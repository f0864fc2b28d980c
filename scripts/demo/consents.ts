import type { Tx } from '../../cloud/src/kernel/db/transaction';
import { presentDocuments } from '../../cloud/src/people/consent.documents';
import type { Workshop } from './workshop';

/** As if these people had ticked everything when they first signed in; those who have said anything themselves are left alone. */
export async function agreeAll({ ids, clock }: Pick<Workshop, 'ids' | 'clock'>, tx: Tx, people: readonly string[]) {
  const spoken = await tx.query<{ id: string }>('SELECT DISTINCT person_id AS id FROM consent WHERE person_id IN (?)', [people]);
  const known = new Set(spoken.map(({ id }) => id));
  for (const personId of people.filter((id) => !known.has(id))) {
    for (const { doc, version, sha256 } of presentDocuments()) {
      await tx.run(
        "INSERT INTO consent (id, person_id, doc, version, sha256, action, channel, at) VALUES (?, ?, ?, ?, ?, 'agree', 'h5', ?)",
        [ids.next(), personId, doc, version, Buffer.from(sha256, 'hex'), clock.now()],
      );
    }
  }
}
