import { writes } from 'shared-types/kernel/contract';
import { blindIndex } from '../../cloud/src/kernel/crypto';
import { clientOf, type Send } from '../../miniapp/src/kernel/client';
import { newKey } from '../../miniapp/src/kernel/once';
import { type County, openCounty } from '../kit/county';
import { without } from '../kit/kernel';
import { OTHER_CALLS } from '../kit/ready/else';
import { MATTER_CALLS, type Ready } from '../kit/ready/ready';
import { STAFF_CALLS } from '../kit/ready/staff';
import { allRoutes } from '../kit/routes';
import { sendTo } from '../kit/service';
import { headersOf } from '../kit/sessions';
import { toldIn } from '../kit/told';

const CALLS = { ...MATTER_CALLS, ...STAFF_CALLS, ...OTHER_CALLS };
const changing = allRoutes.filter(({ route }) => writes(route)).map(({ name }) => name);

let first: County;
beforeAll(async () => {
  first = await openCounty();
});
afterAll(() => first.close());

/** What a call may leave behind besides a row of its county: of that, of the person and of the phone it is about. */
const COUNTS = [
  '(SELECT COALESCE(SUM(active), 0) FROM agent_load WHERE region = :region) AS load_now',
  '(SELECT COUNT(*) FROM code WHERE region = :region AND revoked_at IS NULL) AS codes_alive',
  '(SELECT COUNT(*) FROM absence WHERE region = :region AND ended_at IS NULL) AS away',
  '(SELECT COUNT(*) FROM notice WHERE region = :region AND read_at IS NULL) AS unread',
  '(SELECT COUNT(*) FROM session WHERE (person_id = :caller OR device = :device) AND revoked_at IS NULL) AS sessions',
  '(SELECT COUNT(*) FROM consent WHERE person_id = :caller) AS said',
  '(SELECT COUNT(*) FROM erasure WHERE person_id = :caller AND ended_at IS NULL) AS wishes',
  '(SELECT COALESCE(SUM(1 + (used_step > 0)), 0) FROM second_factor WHERE person_id = :caller) AS second_factor',
  '(SELECT COUNT(*) FROM recovery_code WHERE person_id = :caller) AS recovery_codes',
  '(SELECT COUNT(*) FROM sign_in_code WHERE phone_index = :phone) AS codes',
  '(SELECT COUNT(*) FROM person WHERE phone_index = :phone) AS people',
  "(SELECT COUNT(*) FROM delivery WHERE region = :region AND state = 'taken') AS calling",
  "(SELECT COUNT(*) FROM delivery WHERE region = :region AND state = 'told') AS told",
  '(SELECT COALESCE(SUM(unreached), 0) FROM delivery WHERE region = :region) AS unreached',
  '(SELECT COUNT(*) FROM subscription_entry WHERE person_id = :caller) AS asked',
  '(SELECT COUNT(*) FROM notice_preference WHERE person_id = :caller) AS preferences',
  '(SELECT COUNT(*) FROM group_member WHERE region = :region AND muted_until IS NOT NULL) AS muted',
  '(SELECT COUNT(*) FROM content_check WHERE region = :region AND appeal IS NOT NULL) AS appeals',
  '(SELECT COUNT(*) FROM group_member WHERE region = :region AND mute_appeal IS NOT NULL) AS mute_appeals',
  "(SELECT COUNT(*) FROM chat_report WHERE region = :region AND state <> 'open') AS settled",
  '(SELECT COALESCE(SUM(read_seq), 0) FROM group_member WHERE region = :region) AS read_up_to',
  `(SELECT COUNT(*) FROM group_member m WHERE m.region = :region AND m.live = 1 AND m.firm_id <> (SELECT b.firm_id FROM firm_person b
     WHERE b.region = m.region AND b.person_id = m.person_id AND b.live = 1 ORDER BY b.id LIMIT 1)) AS speaks_for_another`,
  '(SELECT COUNT(*) FROM chat_group WHERE region = :region AND pinned_seq IS NOT NULL) AS pinned',
  '(SELECT COUNT(*) FROM avatar WHERE person_id = :caller) AS pictures',
  '(SELECT COALESCE(MAX(SUBSTRING(text_size, 2)), 0) FROM person WHERE id = :caller) AS text_size',
];

async function standing(county: County, { caller, args }: Ready): Promise<Record<string, number>> {
  const about: Record<string, unknown> = {
    region: county.region,
    caller: caller?.id ?? '0',
    device: args.device ?? '',
    phone: blindIndex('phone', String(args.phone ?? (args.caller as { phone?: string } | undefined)?.phone ?? '')),
  };
  const params: unknown[] = [];
  const sql = `SELECT ${COUNTS.join(', ')}`.replace(/:(\w+)/g, (_, name: string) => {
    params.push(about[name]);
    return '?';
  });
  const [row] = await county.database.query<Record<string, string>>(sql, params);
  return { ...(await toldIn(county)), ...Object.fromEntries(Object.entries(row!).map(([name, n]) => [name, Number(n)])) };
}

/** The first answer never arrives, though the call did. */
function cutting(send: Send) {
  const cuts: number[] = [];
  const cut: Send = async (request) => {
    const answer = await send(request);
    if (cuts.length > 0) return answer;
    cuts.push(answer.status);
    throw new Error('the connection was cut');
  };
  return { cut, cuts };
}

/** Makes the call in a county of its own; what it changed, and what the phone was told. */
async function effectOf(name: string, wrap: (send: Send) => Send) {
  const county = await openCounty({ service: first.service });
  const prepared = await CALLS[name]!(county);
  const ready = 'device' in prepared.args ? { ...prepared, args: { ...prepared.args, device: `机 ${newKey()}` } } : prepared;
  const headers = ready.caller ? await headersOf(county, ready.caller) : {};
  const before = await standing(county, ready);
  const client = clientOf(wrap(sendTo(county.service.url, headers)), { tries: 2, pause: async () => undefined });
  const [room = '', call = ''] = name.split('.');
  const reply = await (client as unknown as Record<string, Record<string, (args: object) => Promise<object>>>)[room]![call]!(ready.args);
  const after = await standing(county, ready);
  const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
  return { changed: Object.fromEntries(changed.map((key) => [key, after[key]! - before[key]!])), keys: Object.keys(reply).sort() };
}

it('every call that changes something is tried', () => {
  expect(changing.filter((name) => !(name in CALLS))).toEqual([]);
});

it.each(changing)('%s has one effect when its answer is cut and the phone asks again', async (name) => {
  const whole = await effectOf(name, (send) => send);
  expect(whole.changed).not.toEqual({});
  const lost: number[][] = [];
  const again = await effectOf(name, (send) => {
    const { cut, cuts } = cutting(send);
    lost.push(cuts);
    return cut;
  });
  expect(lost).toEqual([[200]]);
  expect(again).toEqual(whole);
});

it('would notice a house that keeps no keys', async () => {
  const whole = await effectOf('errands.send', (send) => send);
  const again = await without('oneEffectPerKey', () => effectOf('errands.send', (send) => cutting(send).cut));
  expect(again).not.toEqual(whole);
});
