import { addHolder, holdersOf } from '../../cloud/src/directory/holder.rows';
import { townOf } from '../../cloud/src/directory/unit.change';
import type { Tx } from '../../cloud/src/kernel/db/transaction';
import { agreeAll } from './consents';
import { type Row, rowsOf } from './file';
import { bindWechat } from './wechat';
import type { Workshop } from './workshop';

/** Dispatchers, clerks and administrators: posts that no sheet brings in. Those that stand are left alone. */
export async function loadStaff(workshop: Workshop, region: string) {
  const staff = rowsOf(`${region}/staff.csv`, ['code', 'name', 'phone', 'unit', 'role', 'title', 'source']);
  await workshop.database.inTransaction(async (tx) => {
    const people = await present(workshop, tx, region, staff);
    const units = await tx.query<{ id: string; code: string; division: string }>('SELECT id, code, division FROM unit WHERE region = ?', [
      region,
    ]);
    for (const { code, unit, role, phone, title, source } of staff) {
      const { id: unitId, division } = units.find((u) => u.code === unit) ?? { id: null, division: '' };
      await tx.run(
        `INSERT IGNORE INTO post (region, id, code, person_id, unit_id, role, town, work_phone, title, source, started_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          region,
          workshop.ids.next(),
          code,
          people.get(phone),
          unitId,
          role,
          townOf(division),
          phone,
          title || null,
          source,
          workshop.clock.now(),
        ],
      );
    }
  });
}

/** The people a visitor may be, each with a story; agents and staff among them are those the sheets brought in. */
export async function loadCast(workshop: Workshop) {
  const cast = rowsOf('people.csv', ['region', 'phone', 'name', 'home', 'who', 'story']);
  await workshop.database.inTransaction(async (tx) => {
    for (const [place, { region, phone, name, home, who, story }] of cast.entries()) {
      const people = await present(workshop, tx, region, [{ phone, name }]);
      const id = people.get(phone);
      if (home) await tx.run('UPDATE person SET home_division = ? WHERE id = ? AND home_division IS NULL', [home, id]);
      await tx.run('INSERT IGNORE INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, ?, ?, ?)', [
        id,
        region,
        place + 1,
        who,
        story,
      ]);
      await agreeAll(workshop, tx, [...people.values()]);
      await bindWechat(workshop, tx, [...people.values()]);
    }
  });
}

/** The ids of these people by phone, made where nobody has the phone yet. */
async function present({ ids, clock }: Workshop, tx: Tx, region: string, people: readonly Pick<Row<'phone' | 'name'>, 'phone' | 'name'>[]) {
  const known = await holdersOf(
    tx,
    people.map(({ phone }) => phone),
  );
  const idOf = new Map([...known].map(([phone, { id }]) => [phone, id]));
  for (const { phone, name } of people.filter((person) => !known.has(person.phone))) {
    const id = ids.next();
    await addHolder(tx, { id, phone, name, region, at: clock.now() });
    idOf.set(phone, id);
  }
  return idOf;
}
