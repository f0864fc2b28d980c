import { showNumber } from 'shared-types/errands';
import { type County, openCounty } from '../kit/county';
import { anIntake } from '../kit/requests';
import { here, newPhone } from '../kit/sign-in';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

describe('a woman without a phone', () => {
  it('is helped from her first call to her last word, and finds it all once she has one', async () => {
    const agent = await county.agent({ name: '王志强' });
    const his = await county.as(agent);
    const desk = await county.as(await county.dispatcher());
    const phone = newPhone();

    // From the village office she calls the town; the desk writes down what she wants and reads a number out.
    const caller = { name: '云秀英', phone: 'none' as const, contact: { name: '赵玉成', phone } };
    const { id, number } = await desk.callers.takeIn(anIntake(county, caller, { words: '腿脚不好,来不了' }));
    await county.tick();
    const [offer] = (await his.visits.offers()).offers;
    const { epoch } = await his.visits.accept({ id: offer!.id });

    // The agent reaches her through the neighbour and agrees on a time.
    expect(await his.visits.reveal({ id, why: 'call' })).toMatchObject({ requesterPhone: phone, through: '赵玉成' });
    await his.visits.contact({ id, epoch, consents: true });
    await his.visits.agree({ id, epoch, from: county.later(60).toISOString(), to: county.later(120).toISOString() });

    // She calls once more, names her number, and hears the four digits for the door.
    expect(await desk.callers.byNumber({ number: showNumber(number) })).toMatchObject({ id, state: 'agreed' });
    const { code } = await desk.desk.readCode({ id });
    expect(code).toMatch(/^\d{4}$/);
    await his.visits.arrive({ id, epoch, code });
    await his.visits.finish({ id, epoch, outcome: 'solved' });

    // Nobody taps anything: she says on the telephone that it is well.
    expect(await desk.desk.callBack({ id, outcome: 'solved', note: '她说办好了' })).toMatchObject({
      state: 'confirmed',
      confirmation: 'call',
    });
  });

  it('finds her matter among her own when she signs in with the phone she called from', async () => {
    const desk = await county.as(await county.dispatcher());
    const phone = newPhone();
    const { id } = await desk.callers.takeIn(anIntake(county, { name: '云秀英', phone }));
    const codes: string[] = [];
    const { Sms } = await import('../../cloud/src/kernel/sms');
    (await county.service.get(Sms)).use({ send: async (_, code) => void codes.push(code) });
    const { receipt } = await county.visitor().people.sendCode({ phone });
    const { token, me } = await county.visitor().people.signIn({ phone, code: codes[0] ?? '', receipt, ...here });
    expect(me).toMatchObject({ name: '云秀英', phone, region: county.region });
    const her = county.service.client({ authorization: `Bearer ${token}` });
    expect((await her.errands.mine({})).errands.map((e) => e.id)).toEqual([id]);
    expect(await her.errands.show({ id })).toMatchObject({ requester: { name: '云秀英' }, commands: ['withdraw'] });
  });
});
