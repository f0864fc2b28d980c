import { Sms } from '../../../cloud/src/kernel/sms';
import { ticked } from '../consents';
import type { County } from '../county';
import { here, newPhone } from '../sign-in';
import { CATALOGUE_CALLS } from './catalogue';
import { CODE_CALLS } from './codes';
import { FILE_CALLS } from './files';
import { FIRM_CALLS } from './firms';
import { FOUNDING_CALLS } from './founding';
import { GROUP_CALLS } from './groups';
import { NOTICE_CALLS } from './notices';
import { ORDER_CALLS } from './order';
import type { Ready } from './ready';
import { TICKET_CALLS } from './tickets';
import { WECHAT_CALLS } from './wechat';

type Prepare = (county: County) => Promise<Ready>;

const away = (county: County, postId: string) => ({
  postId,
  from: county.later(60).toISOString(),
  to: county.later(600).toISOString(),
  reason: '去开会',
});

async function codeSent(county: County): Promise<Ready> {
  const phone = newPhone();
  const codes: string[] = [];
  (await county.service.get(Sms)).use({ send: async (_, code) => void codes.push(code) });
  const { receipt } = await county.visitor().people.sendCode({ phone });
  return { caller: null, args: { phone, code: codes[0], receipt, ...here } };
}

/** How to make every other call that changes something succeed. */
export const OTHER_CALLS: Record<string, Prepare> = {
  ...CATALOGUE_CALLS,
  ...CODE_CALLS,
  ...TICKET_CALLS,
  ...FIRM_CALLS,
  'people.sendCode': async (county) => {
    (await county.service.get(Sms)).use({ send: async () => undefined });
    return { caller: null, args: { phone: newPhone() } };
  },
  'people.signIn': codeSent,
  'people.signInAsDemo': async (county) => {
    const { id } = await county.resident();
    await county.database.query("INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 1, '村民', '看看')", [
      id,
      county.region,
    ]);
    return { caller: null, args: { personId: id, ...here } };
  },
  'people.change': async (county) => ({ caller: await county.resident(), args: { name: '云桂兰', textSize: 'x14' } }),
  'people.endSession': async (county) => {
    const caller = await county.resident();
    const [other] = (await (await county.as(caller)).people.sessions()).sessions;
    return { caller, args: { id: other!.id } };
  },
  'consent.say': async (county) => ({ caller: await county.resident('云桂兰', { agreed: [] }), args: ticked() }),
  'myData.askErasure': async (county) => ({ caller: await county.resident(), args: { sure: true } }),
  'myData.cancelErasure': async (county) => {
    const caller = await county.resident();
    await (await county.as(caller)).myData.askErasure({ sure: true });
    return { caller, args: {} };
  },
  'people.signOut': async (county) => ({ caller: await county.resident(), args: {} }),
  'directory.addLeave': async (county) => ({ caller: await county.dispatcher(), args: away(county, (await county.agent()).postId) }),
  'directory.endLeave': async (county) => {
    const caller = await county.dispatcher();
    const { id } = await (await county.as(caller)).directory.addLeave(away(county, (await county.agent()).postId));
    return { caller, args: { id } };
  },
  'directory.addLeave@clerk': async (county) => ({
    caller: await county.clerk(county.units.bureau),
    args: away(county, (await county.clerk(county.units.bureau)).postId),
  }),
  'directory.setShifts': async (county) => ({
    caller: await county.dispatcher(),
    args: { id: (await county.agent()).postId, shifts: '周一至周五 08:30-12:00;周六 09:00-12:00' },
  }),
  'directory.setShifts@clerk': async (county) => ({
    caller: await county.clerk(county.units.bureau),
    args: { id: (await county.clerk(county.units.bureau)).postId, shifts: '周一至周五 08:30-12:00;周六 09:00-12:00' },
  }),
  'directory.bring': async (county) => {
    const csv = `code,name,division,source\n${county.region}-D01,试验区民政局,${county.region},test`;
    return { caller: await county.administrator(), args: { kind: 'departments', csv, dryRun: false } };
  },
  ...NOTICE_CALLS,
  ...FILE_CALLS,
  ...GROUP_CALLS,
  ...ORDER_CALLS,
  ...FOUNDING_CALLS,
  ...WECHAT_CALLS,
};
