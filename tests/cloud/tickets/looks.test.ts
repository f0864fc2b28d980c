import { Looks } from '../../../cloud/src/tickets/look.service';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, type Held, openCounty, type Person } from '../../kit/county';
import { letThrough } from '../../kit/let-through';
import { aTicket, openPlea, ticketIn } from '../../kit/pleas';
import { aPhoto, fetched, linksOf, ownFolder, sent } from '../../kit/uploads';

let county: County;
beforeAll(ownFolder);
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

/** What the requester reads in the ledger, newest first. */
const read = async (her: Person, id: string) => {
  const { seenBy } = await (await county.as(her)).tickets.show({ id });
  return (seenBy ?? []).map(({ unit, what }) => `${unit} ${what}`);
};

describe('whoever asked for something', () => {
  it('reads which unit looked at it, once a day however often, and not who it was', async () => {
    const { id, owner, clerk, his, hers } = await ticketIn(county);
    expect(await read(owner, id)).toEqual([]);
    expect((await his.tickets.show({ id })).seenBy).toBeNull();
    await his.tickets.show({ id });
    const [look, ...more] = (await hers.tickets.show({ id })).seenBy ?? [];
    expect([look, more]).toEqual([{ unit: '试验区商务局', what: 'view', at: county.now().toISOString() }, []]);
    expect(JSON.stringify(look)).not.toContain(clerk.name);
    await county.clock(county.later(24 * 60));
    await (await county.as(clerk)).tickets.show({ id });
    expect(await read(owner, id)).toEqual(['试验区商务局 view', '试验区商务局 view']);
  });

  it('is told of photos opened whole by staff, and not of what her neighbours in the group or she herself open', async () => {
    const plea = await openPlea(county);
    const { hers, owner, clerk, groupId } = plea;
    const file = await sent(county, owner, await aPhoto(40, 40));
    const { entry } = await hers.messages.say({ id: groupId, clientId: newKey(), fileId: file.id });
    const seq = await letThrough(county, groupId, entry.seq);
    const opens = async (who: Person | Held, small = false) => {
      const link = await linksOf(county, who, file.id);
      return (await fetched(county, (small ? link?.preview : link?.url) ?? '')).status;
    };
    // Nobody has asked for anything yet.
    expect(await opens(clerk)).toBe(200);
    const { id } = await hers.tickets.raise(aTicket(groupId, [seq]));
    expect(await opens(owner)).toBe(200);
    expect(await opens(await plea.member('白灵'))).toBe(200);
    expect(await opens(clerk, true)).toBe(200);
    expect(await read(owner, id)).toEqual([]);
    expect(await opens(clerk)).toBe(200);
    expect(await read(owner, id)).toEqual(['试验区商务局 file']);
  });

  it('is told of evidence taken with it, by the keepers of the group or by supervision, which is named as such', async () => {
    const { id, owner, groupId, seq, serves } = await ticketIn(county);
    const keeper = await county.as(await serves('owner', '高翔'));
    await keeper.order.evidence({ id: groupId, from: seq + 1, to: seq + 5, why: '没有带上它' });
    expect(await read(owner, id)).toEqual([]);
    await keeper.order.evidence({ id: groupId, from: 1, to: seq, why: '存档' });
    await county.clock(county.later(1));
    await (await county.as(await county.administrator())).order.evidence({ id: groupId, from: 1, to: seq, why: '抽查' });
    expect(await read(owner, id)).toEqual(['县级监督 export', '试验区商务局 export']);
  });

  it('takes the ledger along with her own data, and it goes when its days are over', async () => {
    const { id, owner, his } = await ticketIn(county);
    await his.tickets.show({ id });
    const { parts } = await (await county.as(owner)).myData.export();
    expect(parts.find(({ name }) => name === 'ticket_looks')?.rows).toMatchObject([{ 单位: '试验区商务局', 做了什么: '看了内容' }]);
    await county.clock(county.later(1100 * 1440));
    expect(await read(owner, id)).toEqual([]);
  });
});

it('a look that cannot be put on record is not had', async () => {
  const { id, his } = await ticketIn(county);
  const looks = await county.service.get(Looks);
  jest.spyOn(looks, 'view').mockRejectedValueOnce(new Error('the database is away'));
  await expect(his.tickets.show({ id })).rejects.toMatchObject({ status: 500 });
});
