import { TEMPLATE_NAMES } from 'shared-types/notices';
import { seal } from '../../cloud/src/kernel/crypto';
import type { Tx } from '../../cloud/src/kernel/db/transaction';
import { openIndexOf } from '../../cloud/src/people/ticket.rows';
import { openidOf } from '../../tests/kit/wechat/fake.platform';
import type { Workshop } from './workshop';

/** How many messages of each kind a demo person lets WeChat send. */
const ACCEPTED = 100;

/** As if these people had come by WeChat and let it tell them; those who ever had a WeChat of their own are left alone. */
export async function bindWechat({ ids, clock }: Pick<Workshop, 'ids' | 'clock'>, tx: Tx, people: readonly string[]) {
  const bound = await tx.query<{ id: string }>('SELECT DISTINCT person_id AS id FROM identity WHERE person_id IN (?)', [people]);
  const known = new Set(bound.map(({ id }) => id));
  for (const personId of people.filter((id) => !known.has(id))) {
    const [openid, now] = [openidOf(personId), clock.now()];
    await tx.run("INSERT INTO identity (id, person_id, kind, open_index, openid, bound_at) VALUES (?, ?, 'weapp', ?, ?, ?)", [
      ids.next(),
      personId,
      openIndexOf(openid),
      seal(openid, 'identity.openid'),
      now,
    ]);
    for (const template of TEMPLATE_NAMES)
      await tx.run('INSERT IGNORE INTO subscription (person_id, template, accepted, updated_at) VALUES (?, ?, ?, ?)', [
        personId,
        template,
        ACCEPTED,
        now,
      ]);
  }
}
