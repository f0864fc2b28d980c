import type { FirmImport } from 'shared-types/firms';
import { type County, type Held, openCounty } from '../../kit/county';
import { headersOf } from '../../kit/sessions';
import { aRow, bring, brought, csvOf, HEADER, worked } from '../../kit/sheets-of-firms';

let county: County;
let chief: Held;
beforeAll(async () => {
  county = await openCounty();
  chief = await county.administrator();
});
afterAll(() => county.close());

const staged = async (id: string) => {
  const [row] = await county.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM firm_import_row WHERE region = ? AND import_id = ?', [
    county.region,
    id,
  ]);
  return Number(row?.n);
};
describe('one import of a county', () => {
  it('makes room for the next while it only waits, and leaves no rows', async () => {
    const first = await bring(county, chief, csvOf([aRow()]));
    expect(await staged(first.id)).toBe(1);
    await bring(county, chief, csvOf([aRow()]));
    expect(await staged(first.id)).toBe(0);
    const theirs = await county.as(chief);
    expect(await theirs.firmImports.show({ id: first.id })).toMatchObject({ state: 'dropped' });
    await expect(theirs.firmImports.write({ id: first.id, leaveOutWrong: true })).rejects.toMatchObject({ code: 'IMPORT_MOVED_ON' });
  });

  it('is the same one where its file comes again before it is written', async () => {
    const file = csvOf([aRow()]);
    const [first, again] = [await bring(county, chief, file), await bring(county, chief, file)];
    expect(again.id).toBe(first.id);
  });

  it('keeps the next waiting while it is written', async () => {
    const { id } = await bring(county, chief, csvOf([aRow()]));
    const theirs = await county.as(chief);
    const taps = await Promise.all([1, 2].map(() => theirs.firmImports.write({ id, leaveOutWrong: false }).catch((error) => error.code)));
    expect(taps.map((tap: FirmImport | string) => (typeof tap === 'string' ? tap : tap.state))).toContain('writing');
    expect(await bring(county, chief, csvOf([aRow()]))).toMatchObject({ status: 409, code: 'IMPORT_BUSY' });
    await worked(county);
    expect(await theirs.firmImports.show({ id })).toMatchObject({ state: 'done' });
    await county.tick();
    const notices = await county.database.query("SELECT id FROM notice WHERE person_id = ? AND kind = 'firmimport.finish'", [chief.id]);
    expect(notices.length).toBeGreaterThan(0);
  });

  it('that was cut off while it was read gives way after two minutes', async () => {
    const lone = await openCounty({ service: county.service });
    const boss = await lone.administrator();
    const { id } = await bring(lone, boss, csvOf([aRow()]));
    await lone.database.run("UPDATE firm_import SET state = 'reading' WHERE region = ? AND id = ?", [lone.region, id]);
    await lone.database.run("UPDATE deadline SET state = 'waiting' WHERE region = ? AND kind = 'firmimport.stale'", [lone.region]);
    expect(await bring(lone, boss, csvOf([aRow()]))).toMatchObject({ code: 'IMPORT_BUSY' });
    await lone.clock(lone.later(3));
    expect(await bring(lone, boss, csvOf([aRow()]))).toMatchObject({ status: 200 });
  });
});

describe('undoing an import', () => {
  it('puts every row back as it was, but for those somebody has changed or acts for since', async () => {
    const lone = await openCounty({ service: county.service });
    const boss = await lone.administrator();
    const theirs = await lone.as(boss);
    const phone = '13712340000';
    const rows = [aRow({ 名称: '甲' }), aRow({ 名称: '乙' }), aRow({ 名称: '丙' }), aRow({ 名称: '丁' })];
    await brought(lone, boss, csvOf(rows.slice(0, 2)));
    const names = async () =>
      (await lone.database.query<{ name: string }>('SELECT name FROM firm WHERE region = ? ORDER BY id', [lone.region])).map((r) => r.name);
    const changed = rows.map((row, i) => row.map((cell, c) => (c === 1 && i < 2 ? `新${cell}` : HEADER[c] === '电话' ? phone : cell)));
    const { id } = await brought(lone, boss, csvOf(changed));
    expect(await names()).toEqual(['新甲', '新乙', '丙', '丁']);

    await brought(lone, boss, csvOf([changed[1]!.map((cell, c) => (c === 1 ? '后来又改的乙' : cell))]));
    const her = await lone.as(await lone.resident());
    await her.firms.claim({ uscc: rows[3]![0]!, part: 'owner' });
    await theirs.firmImports.undo({ id });
    await worked(lone);
    expect(await theirs.firmImports.show({ id })).toMatchObject({ state: 'undone', kept: 2 });
    expect(await names()).toEqual(['甲', '后来又改的乙', '丁']);
    await expect(theirs.firmImports.write({ id, leaveOutWrong: true })).rejects.toMatchObject({ code: 'IMPORT_MOVED_ON' });
  });

  it('is over after a month, and what was kept for it is gone', async () => {
    const lone = await openCounty({ service: county.service });
    const boss = await lone.administrator();
    const { id } = await brought(lone, boss, csvOf([aRow()]));
    await lone.clock(lone.later(31 * 1440));
    const rows = await lone.database.query('SELECT no FROM firm_import_row WHERE region = ? AND import_id = ?', [lone.region, id]);
    expect(rows).toEqual([]);
    await expect((await lone.as(boss)).firmImports.undo({ id })).rejects.toMatchObject({ code: 'IMPORT_MOVED_ON', status: 409 });
  });
});

describe('the sheets of a county', () => {
  it('are for its administrators alone', async () => {
    const { id } = await bring(county, chief, csvOf([aRow({ 名称: '' })]));
    const elsewhere = await openCounty({ service: county.service });
    const others = await elsewhere.administrator();
    await expect((await elsewhere.as(others)).firmImports.show({ id })).rejects.toMatchObject({ status: 404 });
    const stranger = await county.service.raw(`/firm-sheets/${id}/failed`, { headers: await headersOf(elsewhere, others) });
    expect(stranger.status).toBe(404);
    for (const [person, status] of [
      [await county.clerk(), 403],
      [await county.dispatcher(), 403],
      [await county.resident(), 403],
    ] as const) {
      expect((await bring(county, person as Held, csvOf([aRow()]))).status).toBe(status);
      const failed = await county.service.raw(`/firm-sheets/${id}/failed`, { headers: await headersOf(county, person as Held) });
      expect(failed.status).toBe(status);
    }
    const nobody = { 'content-type': 'application/octet-stream' };
    expect((await county.service.raw('/firm-sheets?name=a', { method: 'POST', headers: nobody, body: 'x' })).status).toBe(401);
    expect((await county.service.raw(`/firm-sheets/${id}/failed`)).status).toBe(401);
  });
});
