import { personalData } from '../../../cloud/src/kernel/personal-data';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { letThrough } from '../../kit/let-through';
import { bond } from '../../kit/makers.groups';
import { aTicket, openPlea, type Plea } from '../../kit/pleas';
import { headersOf } from '../../kit/sessions';
import { aPdf, aPhoto, fetched, linksOf, ownFolder, sent, wave } from '../../kit/uploads';

const PLACE = { name: '北关市场', address: '北关街 5 号', latitude: 40.6, longitude: 115 };
const DAY = 86_400_000;

let county: County;
let plea: Plea;
let id: string;
let photo: string;
/** Sent into the same group, and no part of the matter. */
let other: string;
let voiceAt: number;
beforeAll(ownFolder);
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  plea = await openPlea(county);
  const seqs: number[] = [];
  const says = async (said: object) => (await plea.hers.messages.say({ id: plea.groupId, clientId: newKey(), ...said })).entry.seq;
  const brings = async (bytes: Buffer) => {
    const { id: fileId } = await sent(county, plea.owner, bytes);
    seqs.push(await letThrough(county, plea.groupId, await says({ fileId })));
    return fileId;
  };
  photo = await brings(await aPhoto(40, 40));
  await brings(wave(3));
  voiceAt = seqs[1] ?? 0;
  await brings(aPdf());
  seqs.push(await says({ place: PLACE }), await says({ text: '就是这里,路灯坏了' }));
  other = (await sent(county, plea.owner, await aPhoto(20, 20))).id;
  await letThrough(county, plea.groupId, await says({ fileId: other }));
  id = (await plea.hers.tickets.raise(aTicket(plea.groupId, seqs))).id;
});
afterAll(() => county.close());

/** A clerk of the unit that has the matter, and no seat in the group. */
const clerk = () => county.clerk(county.units.bureau, '何主任');
const opens = async (who: Parameters<typeof linksOf>[1], fileId: string) => {
  const link = await linksOf(county, who, fileId);
  return link ? (await fetched(county, link.url)).status : 404;
};

describe('what the words of a matter carried', () => {
  it('is seen and opened by a clerk of the unit who is not in the group: this, and nothing else', async () => {
    const who = await clerk();
    await plea.his.transcripts.write({ id: plea.groupId, seq: voiceAt, text: '路灯坏了半个月', edition: 0 });
    const { carried } = await (await county.as(who)).tickets.show({ id });
    expect(carried).toMatchObject([
      { kind: 'image', file: { id: photo, width: 40 }, place: null },
      { kind: 'voice', file: { kind: 'voice', seconds: 3 }, transcript: { text: '路灯坏了半个月', staff: true } },
      { kind: 'file', file: { kind: 'document' } },
      { kind: 'place', file: null, place: PLACE },
    ]);
    const files = carried.flatMap(({ file }) => file?.id ?? []);
    expect(await Promise.all(files.map((file) => opens(who, file)))).toEqual([200, 200, 200]);
    expect(await opens(who, other)).toBe(404);
    await expect((await county.as(who)).messages.page({ id: plea.groupId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not there for other units, nor for who has left the post, nor through a link passed on', async () => {
    const who = await clerk();
    const link = await linksOf(county, who, photo);
    expect(await opens(await county.clerk(county.units.town), photo)).toBe(404);
    expect(await opens(await county.resident(), photo)).toBe(404);
    expect((await fetched(county, link!.url, { headers: await headersOf(county, plea.clerk) })).status).toBe(404);
    await county.database.run('UPDATE post SET ended_at = ? WHERE region = ? AND id = ?', [county.now(), county.region, who.postId]);
    expect((await fetched(county, link!.url)).status).toBe(404);
  });

  it('is there for whoever else of the firm may read the matter, once somebody has verified them', async () => {
    const colleague = await county.resident('刘会计');
    await bond(plea.shop, colleague.id, plea.owner.firmId, 'asked');
    expect(await opens(colleague, photo)).toBe(404);
    await county.database.run("UPDATE firm_person SET state = 'verified' WHERE region = ? AND person_id = ?", [
      county.region,
      colleague.id,
    ]);
    expect([await opens(colleague, photo), await opens(colleague, other)]).toEqual([200, 404]);
  });

  it('stays as long as the matter is alive, though the talk around it is gone, and says so when it is not there any more', async () => {
    const who = await clerk();
    await county.clock(new Date(county.now().getTime() + 400 * DAY));
    expect([await opens(who, photo), await opens(plea.owner, other)]).toEqual([200, 404]);
    await plea.hers.tickets.withdraw({ id });
    await county.clock(new Date(county.now().getTime() + 91 * DAY));
    expect(await opens(who, photo)).toBe(404);
    const { carried } = await (await county.as(who)).tickets.show({ id });
    expect(carried.map(({ kind, file, place }) => [kind, file, place])).toEqual(
      ['image', 'voice', 'file', 'place'].map((kind) => [kind, null, null]),
    );
  });

  it('is forgotten with the person', async () => {
    await plea.hers.tickets.withdraw({ id });
    const who = await county.as(await clerk());
    for (const part of personalData().filter(({ name }) => ['groups', 'files'].includes(name)))
      await county.database.inTransaction((tx) => part.erase(tx, { id: plea.owner.id, phoneIndex: null }));
    expect((await who.tickets.show({ id })).carried.map(({ file, place }) => file ?? place)).toEqual([null, null, null, null]);
    expect(await county.database.query('SELECT id FROM file WHERE owner_id = ?', [plea.owner.id])).toEqual([]);
  });
});
