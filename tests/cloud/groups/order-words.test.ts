import { newKey } from '../../../miniapp/src/kernel/once';
import { orderOf } from '../../../scripts/import';
import { startWords } from '../../../scripts/words';
import { type County, openCounty } from '../../kit/county';
import { aNotice } from '../../kit/ready/groups';
import { openTalk, saying } from '../../kit/talk';
import { workshopIn } from '../../kit/workshop';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const sheet = (...lines: string[]) => ['word,act,label,source', ...lines.map((line) => `${line},县里的单子`)].join('\n');

describe('bringing the county’s own list of words', () => {
  it('counts at once: refused, held, and let through again', async () => {
    const [his, talk] = [await county.as(await county.administrator()), await openTalk(county)];
    const hers = await county.as(await talk.member());
    const csv = sheet('代开发票,refuse,fraud', '加微信,hold,ad');
    expect(await his.order.bringWords({ csv, dryRun: true })).toMatchObject({ added: 2, written: false });
    expect((await his.order.words()).words).toEqual([]);
    expect(await his.order.bringWords({ csv, dryRun: false })).toMatchObject({ rows: 2, added: 2, written: true });
    expect(await his.order.bringWords({ csv, dryRun: false })).toMatchObject({ added: 0, changed: 0, same: 2 });
    expect((await his.order.words()).words).toMatchObject([
      { word: '代开发票', act: 'refuse', label: '疑似诈骗' },
      { word: '加微信', act: 'hold', label: '广告' },
    ]);
    await expect(hers.messages.say(saying(talk.groupId, '代 开·发 票找我'))).rejects.toMatchObject({
      code: 'WORDS_REFUSED',
      message: expect.stringContaining('疑似诈骗'),
    });
    expect((await hers.messages.say(saying(talk.groupId, '有意加微信'))).entry.state).toBe('pending');
    expect(await his.order.bringWords({ csv: sheet('加微信,off,ad', '代开发票,hold,fraud'), dryRun: false })).toMatchObject({ changed: 2 });
    expect((await hers.messages.say(saying(talk.groupId, '有意加微信'))).entry.state).toBe('shown');
    expect((await hers.messages.say(saying(talk.groupId, '谁在代开发票'))).entry.state).toBe('pending');
  });

  it('writes nothing where a line is wrong, and says which', async () => {
    const his = await county.as(await county.administrator());
    const before = (await his.order.words()).words;
    const report = await his.order.bringWords({ csv: sheet('好词,hold,ad', '坏词,ban,ad', '好词,hold,ad'), dryRun: false });
    expect(report).toMatchObject({
      written: false,
      errors: [
        { row: 3, column: 'act' },
        { row: 4, column: 'word' },
      ],
    });
    expect((await his.order.words()).words).toEqual(before);
  });

  it('begins, where a county has none, with one of words that say where they come from', async () => {
    const fresh = await openCounty({ service: county.service });
    expect(orderOf(['words', '--write'])).toEqual({ kind: 'words', file: null, region: null, write: true });
    expect(await startWords(await workshopIn(fresh), fresh.region)).toMatchObject({ written: true, errors: [] });
    const { words } = await (await fresh.as(await fresh.administrator())).order.words();
    expect(words.length).toBeGreaterThan(50);
    expect(words.filter(({ source }) => !source.includes('》'))).toEqual([]);
    expect(await startWords(await workshopIn(fresh), fresh.region)).toBeNull();
  });

  it('is for administrators of that county', async () => {
    const elsewhere = await openCounty({ service: county.service });
    expect((await (await elsewhere.as(await elsewhere.administrator())).order.words()).words).toEqual([]);
    await expect((await county.as(await county.clerk())).order.words()).rejects.toMatchObject({ status: 403 });
  });
});

describe('what staff put up in the name of their office', () => {
  it('is refused with the words of the list it holds; where these only call for attention, they may insist', async () => {
    const own = await openCounty({ service: county.service });
    const [chief, talk] = [await own.as(await own.administrator()), await openTalk(own)];
    await chief.order.bringWords({ csv: sheet('刷单返利,refuse,fraud', '代写,hold,ad', '加微信,hold,ad'), dryRun: false });
    const notice = { id: talk.groupId, ...aNotice(own), title: '谨防刷 单返利' };
    await expect(talk.his.messages.notify({ ...notice, insist: true })).rejects.toMatchObject({
      ...{ code: 'LISTED_WORDS', status: 422 },
      message: expect.stringContaining('「刷单返利」'),
    });
    const answer = { id: talk.groupId, clientId: newKey(), text: '不要找人代写合同,也不要加微信付钱。' };
    await expect(talk.his.messages.answer(answer)).rejects.toMatchObject({
      ...{ code: 'DOUBTFUL_WORDS', status: 422 },
      message: expect.stringContaining('「代写」「加微信」'),
    });
    const { entry } = await talk.his.messages.answer({ ...answer, insist: true });
    // Sent once more by a phone that did not hear: the same answer, though nobody insists again.
    expect(await talk.his.messages.answer(answer)).toMatchObject({ again: true, entry: { seq: entry.seq, state: 'shown' } });
    expect((await talk.his.messages.notify({ ...notice, title: '谨防网上诈骗' })).again).toBe(false);
  });
});
