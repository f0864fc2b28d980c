import { join } from 'node:path';
import { costBar, pairs, report, sideBySide } from './measure';
import { makeResidents, REGION, signIn } from './people';
import type { Stand } from './stand';

const NOTICES = 60;

/** Calls an address and reads every answer to its end. */
const calls = (url: string, headers: Record<string, string>) =>
  sideBySide(async () => {
    const answer = await fetch(url, { headers });
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`);
    await answer.arrayBuffer();
  });

/** (c) A route of the contract, signed in, checked both ways, against a bare Midway route that asks the database the same. */
export async function benchRoute(stand: Stand): Promise<void> {
  const { database, ids, clock } = stand;
  const [person] = await makeResidents(
    { ...stand, crypto: { ...stand.crypto, blindIndex: (_, v) => stand.crypto.blindIndex('bench', v) } },
    1,
  );
  if (!person) throw new Error('nobody reads');
  for (let no = 1; no <= NOTICES; no++) {
    await database.query(
      "INSERT INTO notice (region, id, person_id, subject, event_no, kind, title, body, at) VALUES (?, ?, ?, 'errand/1', ?, 'bench', ?, ?, ?)",
      [REGION, ids.next(), person.personId, no, '代办员已接单', '黄晓梅会在今天下午四点半前给您打电话,请留意接听。', clock.now()],
    );
  }
  const headers = { authorization: `Bearer ${await signIn(stand, person.personId)}` };
  const [ours, plain] = [await stand.serve('cloud/bootstrap.js', 7392), await stand.serve(join('scripts', 'bench', 'plain.cjs'), 7393)];
  const rounds = await pairs(
    '(c) GET /notices, contract | plain',
    { run: calls(`${ours.url}/api/notices`, headers), pid: ours.pid },
    { run: calls(`${plain.url}/api/plain/${person.personId}`, {}), pid: plain.pid },
    1_500,
  );
  report('route', [costBar('contract route, cpu', 'cpu', rounds, 1.5), costBar('contract route, wall', 'wall', rounds, 1.5)]);
}
