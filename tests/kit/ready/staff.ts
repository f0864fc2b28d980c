import { seal, sha256 } from '../../../cloud/src/kernel/crypto';
import type { County, Person } from '../county';
import { newPhone } from '../sign-in';
import { shownBy } from '../totp';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;

const anAgent = ({ units }: County, phone = newPhone()) => ({
  unitId: units.station,
  role: 'agent' as const,
  kind: 'part_time' as const,
  name: '白灵',
  phone,
});
const invited = async (county: County, phone?: string) => {
  const caller = await county.dispatcher();
  return { caller, ...(await (await county.as(caller)).staff.invite(anAgent(county, phone))) };
};

export const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
/** A second factor that stands, or waits for its first code. */
export const factorOf = async ({ database }: Pick<County, 'database'>, { id }: Pick<Person, 'id'>, state: 'on' | 'pending') => {
  const sealed = seal(SECRET, 'second_factor.secret');
  const [secret, pending, since] = state === 'on' ? [sealed, null, new Date()] : [null, sealed, null];
  await database.run('INSERT INTO second_factor (person_id, secret, pending, on_since) VALUES (?, ?, ?, ?)', [id, secret, pending, since]);
};

const withFactor =
  (state: 'on' | 'pending'): Prepare =>
  async (county) => {
    const caller = await county.dispatcher();
    await factorOf(county, caller, state);
    return { caller, args: { code: shownBy(SECRET) } };
  };

/** How to make every call about posts, and about the second factor of those who hold one, succeed. */
export const STAFF_CALLS: Record<string, Prepare> = {
  'staff.list': async (county) => {
    const { postId } = await county.agent();
    const holds = (reply: never) => (reply as { staff: { postId: string }[] }).staff.some((row) => row.postId === postId);
    return { caller: await county.dispatcher(), args: { role: 'agent' }, holds };
  },
  'staff.invite': async (county) => ({ caller: await county.dispatcher(), args: anAgent(county) }),
  'staff.withdraw': async (county) => {
    const { caller, invitation } = await invited(county);
    return { caller, args: { id: invitation.id } };
  },
  'staff.accept': async (county) => {
    const caller = await county.resident();
    const { token } = await invited(county, caller.phone);
    return { caller, args: { token } };
  },
  'staff.end': async (county) => {
    const { postId } = await county.agent();
    return { caller: await county.dispatcher(), args: { id: postId, reason: 'moved' } };
  },
  'staff.becomeFirst': async (county) => {
    const code = `ABCD-EFGH-JKMN-PQRS-TV${county.region.slice(0, 2)}-${county.region.slice(2)}`;
    const until = new Date(Date.now() + 86_400_000);
    await county.database.run('INSERT INTO first_administrator (region, code_hash, expires_at) VALUES (?, ?, ?)', [
      county.region,
      sha256(code),
      until,
    ]);
    return { caller: await county.resident(), args: { code } };
  },
  'secondFactor.enrol': async (county) => ({ caller: await county.dispatcher(), args: {} }),
  'secondFactor.confirm': withFactor('pending'),
  'secondFactor.verify': withFactor('on'),
};
