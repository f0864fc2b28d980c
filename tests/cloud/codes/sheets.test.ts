import { env } from '../../../cloud/src/config/env';
import { Units } from '../../../cloud/src/directory/unit.service';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, type Held, openCounty } from '../../kit/county';
import { readPaper } from '../../kit/paper';

// Each paper is opened by a program of its own.
jest.setTimeout(30_000);

let county: County;
let desk: ApiClient;
let agent: Held;
const A4 = { width: 595.28, height: 841.89 };
const A6 = { width: 297.64, height: 419.53 };
const SITE = 'https://bangban.example.cn';
/** What a printer gets for one page of Chinese, in bytes: the whole font would be ten million. */
const MOST = 400_000;
beforeAll(async () => {
  env.PUBLIC_URL = SITE;
  county = await openCounty();
  desk = await county.as(await county.dispatcher());
  agent = await county.agent({ name: '黄晓梅' });
});
afterAll(() => {
  env.PUBLIC_URL = undefined;
  return county.close();
});

/** As an import would, after which nobody believes the old row. */
const change = async (column: 'brand' | 'name', value: string, id: string) => {
  await county.database.run(`UPDATE unit SET ${column} = ? WHERE region = ? AND id = ?`, [value, county.region, id]);
  (await county.service.get(Units)).forget();
};

type Wanted = Parameters<ApiClient['codes']['sheet']>[0];
const codeOf = async ({ sheet, id, item }: Wanted) => {
  const kind = sheet === 'agent' || sheet === 'item' ? sheet : 'unit';
  return (await desk.codes.make({ kind, id, ...(item && { item }) })).code;
};
const fetched = async (wanted: Wanted) => {
  const { address } = await desk.codes.sheet(wanted);
  const answer = await fetch(`${county.service.url}${address}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};
/** Draws it, reads it, and holds the code on it against the subject. */
const printed = async (wanted: Wanted) => {
  const { bytes } = await fetched(wanted);
  expect(bytes.length).toBeLessThan(MOST);
  const paper = await readPaper(bytes);
  expect(paper.scanned).toBe(`${SITE}/c/${await codeOf(wanted)}`);
  return paper;
};

describe('a sheet to print', () => {
  it('is the card of an agent: name, point, telephone, hours, items, and that nobody pays', async () => {
    const { pages, title } = await printed({ sheet: 'agent', id: agent.postId });
    expect(title).toBe('黄晓梅 缸房地村便民服务站');
    expect(pages).toMatchObject([A6]);
    for (const words of [
      '黄晓梅',
      '专职代办员',
      '网格员',
      agent.phone,
      '缸房地村便民服务站',
      '周一至周五',
      '80岁以上老人津贴',
      '办事不收费,收费请举报 0472-8700000',
    ])
      expect(pages[0]?.text).toContain(words);
    expect(pages[0]?.text).not.toContain('志愿者');
  });

  it('wears the badge of a volunteer', async () => {
    const { postId } = await county.agent({ name: '文淑芬', kind: 'part_time' });
    await county.database.run("UPDATE post SET drawn_from = '志愿者' WHERE region = ? AND id = ?", [county.region, postId]);
    const { pages } = await printed({ sheet: 'agent', id: postId });
    expect(pages[0]?.text).toMatch(/兼职代办员\s*志愿者/);
  });

  it('is the sheet of a service point: brand, hours, telephone, agents, items', async () => {
    await change('brand', '小白帮暖心办', county.units.station);
    const { pages } = await printed({ sheet: 'point', id: county.units.station });
    expect(pages).toMatchObject([A4]);
    for (const words of [
      '小白帮暖心办',
      '缸房地村便民服务站',
      '0472-8700000',
      '周一至周五',
      '黄晓梅',
      '每年的领养老金认证',
      '80岁以上老人津贴',
      '2026年11月23日印制',
    ])
      expect(pages[0]?.text).toContain(words);
    expect(pages[0]?.text).toMatch(/08:30-12:00\s+14:30-18:00/);
  });

  it('is the guide of an item: four questions and what to bring', async () => {
    const { pages } = await printed({ sheet: 'item', id: county.units.station, item: 'SB03' });
    expect(pages).toMatchObject([A4]);
    for (const words of [
      '每年的领养老金认证',
      '养老保险待遇领取资格认证',
      '谁能办',
      '怎么办',
      '多久办好',
      '到哪儿办',
      '要带什么',
      '居民身份证',
      '原件',
    ])
      expect(pages[0]?.text).toContain(words);
  });

  it('is the table of all agents of a town, over as many sheets as they need', async () => {
    const there = await openCounty({ service: county.service });
    const names = Array.from({ length: 40 }, (_, n) => `代办员${String(n).padStart(2, '0')}`);
    for (const name of names) await there.agent({ name });
    await there.agent({ name: '外镇的人', unit: there.units.otherTown });
    const hers = await there.as(await there.dispatcher());
    const { address, name } = await hers.codes.sheet({ sheet: 'agents', id: there.units.town });
    expect(name).toBe('五当召镇便民服务中心 代办员一览表');
    const { pages } = await readPaper(Buffer.from(await (await fetch(`${county.service.url}${address}`)).arrayBuffer()));
    expect(pages).toMatchObject([A4, A4]);
    const text = pages.map((page) => page.text).join('\n');
    expect(names.filter((each) => !text.includes(each))).toEqual([]);
    expect(text).not.toContain('外镇的人');
    for (const [i, page] of pages.entries()) {
      expect(page.text).toContain(`第 ${i + 1} 张,共 2 张`);
      expect(page.text).toMatch(/服务点\s+代办员\s+身份\s+几时在\s+电话/);
      expect(page.text).toContain('办事不收费');
    }
  });

  it('keeps a name of twenty characters on one line, and a point without anybody or anything', async () => {
    const long = '额尔古纳市蒙兀室韦苏木临江屯民族团结社';
    await change('name', long, county.units.nextStation);
    const { pages } = await printed({ sheet: 'point', id: county.units.nextStation });
    expect(pages[0]?.text).toContain(long);
    expect(pages[0]?.text).not.toContain('找谁帮忙');
  });
});

describe('the address of a sheet', () => {
  it('is good for ten minutes, in a browser that carries no session, and names the file', async () => {
    const { address, until, name } = await desk.codes.sheet({ sheet: 'point', id: county.units.town });
    expect(name).toBe('五当召镇便民服务中心 公示牌');
    const left = Date.parse(until) - Date.now();
    expect(left > 9 * 60_000 && left <= 10 * 60_000).toBe(true);
    const { answer } = await fetched({ sheet: 'point', id: county.units.town });
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('五当召镇便民服务中心 公示牌.pdf');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const parts = address.slice('/api/sheets/'.length, -'.pdf'.length).split('.');
    const forged = [
      parts.with(2, county.units.otherTown),
      parts.with(1, 'agents'),
      parts.with(4, String(Number(parts[4]) + 600_000)),
      parts.with(0, '900000'),
      parts.with(5, 'A'.repeat(43)),
      parts.slice(0, 5),
    ];
    for (const each of forged) expect((await fetch(`${county.service.url}/api/sheets/${each.join('.')}.pdf`)).status).toBe(404);
  });

  it('ends', async () => {
    const { ticketOf } = await import('../../../cloud/src/codes/sheet.ticket');
    const ordered = { region: county.region, sheet: 'point' as const, id: county.units.town, item: null };
    const status = async (until: number) => (await fetch(`${county.service.url}/api/sheets/${ticketOf({ ...ordered, until })}.pdf`)).status;
    expect(await status(Date.now() + 60_000)).toBe(200);
    expect(await status(Date.now() - 60_000)).toBe(404);
  });

  it('is given to those who keep the codes there', async () => {
    const sheet = { sheet: 'point' as const, id: county.units.station };
    await expect(county.visitor().codes.sheet(sheet)).rejects.toMatchObject({ status: 401 });
    await expect((await county.as(agent)).codes.sheet(sheet)).rejects.toMatchObject({ status: 403 });
    const other = await county.as(await county.dispatcher(county.units.otherTown));
    await expect(other.codes.sheet(sheet)).rejects.toMatchObject({ status: 404 });
    await expect(other.codes.sheet({ sheet: 'agent', id: agent.postId })).rejects.toMatchObject({ status: 404 });
    await expect(desk.codes.sheet({ sheet: 'agents', id: county.units.station })).rejects.toMatchObject({
      status: 422,
      code: 'SHEET_NOT_HERE',
    });
    await expect(desk.codes.sheet({ sheet: 'item', id: county.units.station })).rejects.toMatchObject({
      status: 422,
      code: 'INVALID_INPUT',
    });
    await expect(desk.codes.sheet({ sheet: 'poster' as 'point', id: county.units.station })).rejects.toMatchObject({ status: 422 });
  });

  it('leads nowhere once the agent has left', async () => {
    const { postId } = await county.agent({ name: '苏丽娟' });
    const { address } = await desk.codes.sheet({ sheet: 'agent', id: postId });
    await desk.staff.end({ id: postId, reason: 'moved' });
    expect((await fetch(`${county.service.url}${address}`)).status).toBe(404);
  });
});
