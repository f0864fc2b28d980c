import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { happened } from '../../kit/belonging';
import { type County, openCounty } from '../../kit/county';
import { ask, bond, firm, type Member } from '../../kit/makers.groups';
import { aNotice } from '../../kit/ready/groups';
import { openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
let accountant: Member;
let hers: ApiClient;
let second: string;
beforeAll(async () => {
  county = await openCounty();
  talk = await openTalk(county);
  accountant = await talk.member('林会计', '第一家');
  hers = await county.as(accountant);
  second = await firm(talk.shop, { name: '第二家' });
  await bond(talk.shop, accountant.id, second);
  await ask(talk.shop, talk.groupId, second);
});
afterAll(() => county.close());

const says = async (text: string) => (await hers.messages.say(saying(talk.groupId, text))).entry.speaker?.of;
const speakFor = (firmId: string) => hers.groups.speakFor({ id: talk.groupId, firmId });
const shown = async () => (await hers.groups.show({ id: talk.groupId })).speaksFor;

describe('whoever acts for several firms', () => {
  it('sees for which one they speak, and speaks for the one they choose until they choose again', async () => {
    const firms = expect.arrayContaining([
      { id: accountant.firmId, name: '第一家' },
      { id: second, name: '第二家' },
    ]);
    expect(await shown()).toEqual({ firmId: accountant.firmId, firms });
    expect(await says('替第一家问')).toBe('第一家');
    await speakFor(second);
    await speakFor(second);
    expect(await shown()).toEqual({ firmId: second, firms });
    expect(await says('替第二家问')).toBe('第二家');
  });

  it('keeps the choice when their seats are gone through again', async () => {
    await speakFor(second);
    await county.tick();
    expect((await shown())?.firmId).toBe(second);
    await speakFor(accountant.firmId);
    expect((await shown())?.firmId).toBe(accountant.firmId);
  });

  it('reads a notice for all of them with one tap', async () => {
    const { entry } = await talk.his.messages.notify({ id: talk.groupId, ...aNotice(county) });
    await talk.member('别家', '别人家');
    await hers.messages.readNotice({ id: talk.groupId, seq: entry.seq });
    const { read, unread } = await talk.his.messages.receipts({ id: talk.groupId, seq: entry.seq });
    expect(read.map((one) => one.firm).sort()).toEqual(['第一家', '第二家']);
    expect(unread).toEqual(['别人家']);
  });

  it('cannot speak for a firm that is not theirs, that does not belong there, or in a group they are not in', async () => {
    const foreign = await talk.member('外人', '外人家');
    const elsewhere = await firm(talk.shop, { name: '不在这个群' });
    await bond(talk.shop, accountant.id, elsewhere);
    for (const firmId of [foreign.firmId, elsewhere, '1']) await expect(speakFor(firmId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stranger = await county.as(await county.resident('路人'));
    await expect(stranger.groups.speakFor({ id: talk.groupId, firmId: second })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(talk.his.groups.speakFor({ id: talk.groupId, firmId: second })).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
  });

  it('speaks for the other one once they have left this one, also when both happen at once', async () => {
    await speakFor(accountant.firmId);
    const leave = county.database.run(
      "UPDATE firm_person SET state = 'left', ended_at = ?, version = 2 WHERE region = ? AND firm_id = ? AND person_id = ? AND live = 1",
      [county.now(), county.region, second, accountant.id],
    );
    const [chosen] = await Promise.allSettled([speakFor(second), leave]);
    if (chosen.status === 'rejected') expect(chosen.reason).toMatchObject({ code: 'NOT_FOUND' });
    await expect(speakFor(second)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await happened(county, 'firm.left', `firm/${second}`, { person: accountant.id, firm: second });
    expect(await says('接着替第一家问')).toBe('第一家');
  });
});
