import { type County, openCounty } from '../../kit/county';

import { bond } from '../../kit/makers.groups';
import { aTicket, openPlea } from '../../kit/pleas';
import { wholeLog } from '../../kit/reader';
import { shopOf } from '../../kit/talk';

let county: County;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
});
afterAll(() => county.close());

/** What she said has become a matter by the hand of a clerk, and stands under her words for all. */
async function opened() {
  const plea = await openPlea(county);
  const theirs = await county.as(await plea.member('钱多多'));
  const seq = await plea.says(plea.hers, '房租涨了三成,怎么办?');
  const { id } = await plea.his.tickets.raise(aTicket(plea.groupId, [seq]));
  await county.tick();
  const seen = async (who: typeof theirs) => (await who.messages.page({ id: plea.groupId })).entries.find((one) => one.seq === seq)?.matter;
  return { ...plea, theirs, seq, id, seen };
}

describe('whoever’s words staff have made a matter of', () => {
  it('hears of it, and takes it out of the group’s sight; it goes on as before', async () => {
    const { hers, his, theirs, groupId, id, seen } = await opened();
    expect((await hers.notices.list({})).notices.map(({ title }) => title)).toContain('您在群里说的事,替您转成了诉求');
    expect(await seen(theirs)).toMatchObject({ ticketId: id });
    expect((await seen(his))?.words).not.toContain('群里');
    expect(await hers.tickets.show({ id })).toMatchObject({ hidden: false, may: ['withdraw', 'hide'] });
    const before = await hers.tickets.show({ id });
    expect(await hers.tickets.hide({ id })).toMatchObject({ hidden: true, state: 'open', may: ['withdraw'], promiseAt: before.promiseAt });
    await county.tick();
    expect([await seen(theirs), (await wholeLog(theirs, groupId)).some(({ matter }) => matter !== null)]).toEqual([null, false]);
    for (const who of [hers, his]) expect(await seen(who)).toMatchObject({ ticketId: id, words: expect.stringMatching(/ · 群里不显示$/) });
    expect((await his.tickets.take({ id })).timeline.map(({ command }) => command)).toEqual(['raise', 'hide', 'take']);
    expect((await theirs.tickets.similar({ groupId, words: '门口的路灯坏了半个月' })).tickets).toEqual([]);
  });

  it('is the firm: any of its people, once, also two at the same moment', async () => {
    const { owner, hers, id } = await opened();
    const colleague = await county.resident('娜仁');
    const [own] = await county.database.query<{ id: string }>('SELECT firm_id AS id FROM firm_person WHERE person_id = ?', [owner.id]);
    await bond(await shopOf(county), colleague.id, own?.id ?? '');
    const second = await county.as(colleague);
    const ends = await Promise.all([hers.tickets.hide({ id }), second.tickets.hide({ id })]);
    expect(ends.map(({ hidden }) => hidden)).toEqual([true, true]);
    expect((await second.tickets.hide({ id })).timeline.filter(({ command }) => command === 'hide')).toHaveLength(1);
  });

  it('is nobody else, and not once it is over', async () => {
    const { hers, his, theirs, id } = await opened();
    await expect(theirs.tickets.hide({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(his.tickets.hide({ id })).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
    await expect(county.service.client().tickets.hide({ id })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(hers.tickets.hide({ id: '0' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await hers.tickets.withdraw({ id });
    await expect(hers.tickets.hide({ id })).rejects.toMatchObject({ code: 'TICKET_MOVED_ON' });
  });
});
