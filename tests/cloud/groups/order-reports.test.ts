import { parse } from 'csv-parse/sync';
import { type County, openCounty } from '../../kit/county';
import { reported, spoken } from '../../kit/ready/order';
import { openTalk, saying } from '../../kit/talk';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

describe('reporting a message', () => {
  it('reaches the keepers once, who answer it, and whom it is about does not', async () => {
    const { talk, other, seq, reportId } = await reported(county);
    await (await county.as(other)).order.report({ id: talk.groupId, seq, why: '还在骂' });
    const mine = (await talk.his.order.waiting()).reports.filter(({ groupId }) => groupId === talk.groupId);
    expect(mine).toMatchObject([{ id: reportId, why: '还在骂', entry: { seq, content: { text: '卖假货的又来了' } } }]);
    await talk.his.order.settle({ id: reportId, upheld: true, answer: '已经提醒了' });
    const again = await county.as(await county.administrator());
    await expect(again.order.settle({ id: reportId, upheld: false, answer: '试' })).rejects.toMatchObject({ code: 'REPORT_SETTLED' });
    expect((await talk.his.order.log({ id: talk.groupId })).acts).toMatchObject([{ act: 'upheld', seq, why: '已经提醒了' }]);
  });

  it('about the keeper goes to supervision alone, and nobody reports themselves', async () => {
    const talk = await openTalk(county);
    const hers = await county.as(await talk.member());
    const { entry } = await talk.his.messages.say(saying(talk.groupId, '别再问了'));
    await hers.order.report({ id: talk.groupId, seq: entry.seq, why: '态度不好' });
    expect((await talk.his.order.waiting()).reports.filter(({ groupId }) => groupId === talk.groupId)).toEqual([]);
    const supervision = await county.as(await county.administrator());
    const [report] = (await supervision.order.waiting()).reports.filter(({ groupId }) => groupId === talk.groupId);
    await expect(talk.his.order.settle({ id: report!.id, upheld: false, answer: '没有的事' })).rejects.toMatchObject({ status: 404 });
    await supervision.order.settle({ id: report!.id, upheld: true, answer: '已经谈话' });
    await expect(talk.his.order.report({ id: talk.groupId, seq: entry.seq, why: '试' })).rejects.toMatchObject({ status: 404 });
  });

  it('that does not exist, or in a group one is not in, finds nothing', async () => {
    const { talk, seq } = await spoken(county);
    const stranger = await county.as(await county.resident());
    await expect(stranger.order.report({ id: talk.groupId, seq, why: '试' })).rejects.toMatchObject({ status: 404 });
    await expect(talk.his.order.settle({ id: '1', upheld: true, answer: '试' })).rejects.toMatchObject({ status: 404 });
  });
});

/** What programs for tables take for a formula, and what they strip before they look. */
const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\uff1d1+1', '\uff201', ' =1+1', '\u3000=1', '|calc', '%1'];

describe('taking evidence', () => {
  it('xJ9 no cell of it is run as a formula: words, names and reasons begin with a mark where a program would', async () => {
    const talk = await openTalk(county);
    const member = await talk.member('=HYPERLINK("x")', '@玉成商行');
    const hers = await county.as(member);
    for (const text of FORMULAS) await talk.says(hers, text);
    const { csv, entries } = await talk.his.order.evidence({ id: talk.groupId, from: 1, to: FORMULAS.length, why: '=1+2' });
    expect(entries).toBe(FORMULAS.length);
    const rows: string[][] = parse(csv, { bom: true, relax_column_count: true });
    const cells = rows.flat().filter((cell) => cell !== '');
    expect(cells.filter((cell) => /^[\s\u3000]*[=+\-@\uff1d\uff20|%]/.test(cell))).toEqual([]);
    // And nothing of what was said is lost by it.
    for (const said of [...FORMULAS, member.name, '=1+2']) expect(cells.some((cell) => cell.includes(said.trim()))).toBe(true);
  });

  it('gives the span with every word and a chain, and is on record with its last link', async () => {
    const { talk, member, seq } = await spoken(county, '=HYPERLINK("x")');
    await talk.his.order.hide({ id: talk.groupId, seq, hidden: true, why: '不合适' });
    const asked = { id: talk.groupId, from: 1, to: seq + 1, why: '公安机关调取' };
    const taken = await talk.his.order.evidence(asked);
    expect(taken).toMatchObject({ entries: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(taken.csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(taken.csv).toContain(member.name);
    expect(taken.csv.trim().endsWith(`"${taken.digest}"`)).toBe(true);
    // A copy that is found somewhere says whose it is, when it was made and what for.
    const [whose, when, what] = taken.csv.split('\r\n');
    expect(whose).toBe(`\ufeff"导出人","${talk.keeper.name} 试验区商务局·科员 手机尾号 ${talk.keeper.phone.slice(-4)}"`);
    expect([when, what]).toEqual(['"导出时间","2026年11月23日 10:00"', '"用途","公安机关调取"']);
    expect((await talk.his.order.evidence(asked)).digest).toBe(taken.digest);
    const [act] = (await talk.his.order.log({ id: talk.groupId })).acts;
    expect(act).toMatchObject({ act: 'evidence', why: `1–${seq + 1} ${taken.digest.slice(0, 16)} 公安机关调取` });
    await county.database.run("UPDATE chat_message SET text = '别的话' WHERE region = ? AND group_id = ? AND seq = ?", [
      county.region,
      talk.groupId,
      seq,
    ]);
    expect((await talk.his.order.evidence(asked)).digest).not.toBe(taken.digest);
    await expect(talk.his.order.evidence({ ...asked, to: 5000 })).rejects.toMatchObject({ status: 422 });
  });
});

it('the record of order is never changed', async () => {
  const { talk, member } = await spoken(county);
  await talk.his.order.mute({ id: talk.groupId, personId: member.id, until: county.later(60).toISOString(), why: '刷屏' });
  for (const sql of ["UPDATE order_act SET why = '没有' WHERE region = ?", 'DELETE FROM order_act WHERE region = ?'])
    await expect(county.database.run(sql, [county.region])).rejects.toThrow();
  expect((await talk.his.order.log({ id: talk.groupId })).acts).toHaveLength(1);
});
