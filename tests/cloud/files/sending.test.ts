import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { env } from '../../../cloud/src/config/env';
import { landing } from '../../../cloud/src/kernel/files/incoming';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import {
  aac,
  aDocx,
  amr,
  anOld,
  aPdf,
  aPhoto,
  fetched,
  formOf,
  linksOf,
  m4a,
  mp3,
  ownFolder,
  packageOf,
  send,
  sent,
  wave,
} from '../../kit/uploads';

let county: County;
beforeAll(async () => {
  ownFolder();
  county = await openCounty();
});
afterAll(() => county.close());

describe('sending a photo', () => {
  it('gives it back upright and small enough for a phone, with a smaller one beside', async () => {
    const her = await county.resident();
    const wide = await sharp(await aPhoto(3000, 1500))
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const card = await sent(county, her, wide);
    expect(card).toMatchObject({ kind: 'image', type: 'image/jpeg', name: null, width: 1024, height: 2048, seconds: null });
    const link = await linksOf(county, her, card.id);
    const whole = await fetched(county, link!.url);
    expect(whole.bytes).toHaveLength(card.bytes);
    expect(await sharp(whole.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1024, height: 2048 });
    expect(await sharp((await fetched(county, link!.preview!)).bytes).metadata()).toMatchObject({ width: 160, height: 320 });
    const { data } = await sharp(whole.bytes)
      .extract({ left: 1000, top: 10, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[2]).toBeGreaterThan(150);
  });

  it.each([
    [
      'png',
      () =>
        sharp(Buffer.alloc(400, 9), { raw: { width: 10, height: 10, channels: 4 } })
          .png()
          .toBuffer(),
    ],
    [
      'webp',
      async () =>
        sharp(await aPhoto())
          .webp()
          .toBuffer(),
    ],
  ])('takes %s as well', async (_, made) => {
    const card = await sent(county, await county.resident(), await made());
    expect(card).toMatchObject({ kind: 'image', type: 'image/jpeg' });
  });
});

describe('sending a voice', () => {
  it.each([
    ['audio/wav', wave],
    ['audio/aac', aac],
    ['audio/mpeg', mp3],
    ['audio/amr', amr],
    ['audio/mp4', (seconds: number) => m4a(seconds)],
  ])('reads its length from %s, and says so where it is too long', async (type, make) => {
    const her = await county.resident();
    expect(await sent(county, her, make(12))).toMatchObject({ kind: 'voice', type, seconds: 12, name: null });
    expect(await send(county, her, make(65))).toMatchObject({ status: 422, code: 'VOICE_TOO_LONG' });
  });

  it('is not for moving pictures, nor for what only begins like sound', async () => {
    const her = await county.resident();
    for (const bytes of [m4a(5, 'vide'), Buffer.concat([mp3(1), Buffer.from('<script>'.repeat(50))]), wave(0)])
      expect(await send(county, her, bytes)).toMatchObject({ status: 422, code: 'FILE_UNREADABLE' });
    expect(await send(county, her, Buffer.concat([wave(10), Buffer.alloc(2 * 1024 * 1024)]))).toMatchObject({
      status: 413,
      code: 'FILE_TOO_LARGE',
    });
  });
});

describe('sending a document', () => {
  it.each([
    ['申请书.pdf', aPdf(), '申请书.pdf', 'application/pdf'],
    [
      '表.exe',
      packageOf('[Content_Types].xml', 'xl/workbook.xml'),
      '表.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['说明', aDocx(), '说明.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      'a.pptx',
      packageOf('[Content_Types].xml', 'ppt/presentation.xml'),
      'a.pptx',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['老.doc', anOld('WordDocument'), '老.doc', 'application/msword'],
    ['旧.xls', anOld('Workbook'), '旧.xls', 'application/vnd.ms-excel'],
  ])('%s is called by what it is', async (name, bytes, shown, type) => {
    expect(await sent(county, await county.resident(), bytes, { name })).toMatchObject({ kind: 'document', name: shown, type });
  });

  it('does not take one with a program in it, or what only looks like one', async () => {
    const her = await county.resident();
    const refused = [
      packageOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
      packageOf('a.txt'),
      Buffer.concat([aDocx(), Buffer.from('MZ')]),
      anOld('WordDocument', '_VBA_PROJECT'),
      anOld('PowerPoint'),
      Buffer.from('%PDF-1.4 and no end'),
      Buffer.from('plain words'),
    ];
    for (const bytes of refused) expect(await send(county, her, bytes)).toMatchObject({ status: 415, code: 'FILE_TYPE' });
  });

  it('takes the name from the field beside it, as a phone sends it', async () => {
    const form = formOf(aPdf());
    form.append('name', '营业执照.pdf');
    expect(await sent(county, await county.resident(), aPdf(), { form })).toMatchObject({ name: '营业执照.pdf' });
  });
});

describe('sending again', () => {
  it('is the same file under the same key, also at the same time, and another’s under another person', async () => {
    const [her, his] = [await county.resident(), await county.resident()];
    const [key, bytes] = [newKey(), await aPhoto(200, 200)];
    const cards = await Promise.all([1, 2, 3].map(() => sent(county, her, bytes, { key })));
    expect(new Set(cards.map(({ id }) => id)).size).toBe(1);
    expect((await sent(county, his, bytes, { key })).id).not.toBe(cards[0]!.id);
    expect(await send(county, her, aPdf(), { key })).toMatchObject({ status: 409, code: 'KEY_REUSED' });
  });

  it('needs a key', async () => {
    expect(await send(county, await county.resident(), aPdf(), { key: '' })).toMatchObject({ status: 422, code: 'KEY_MISSING' });
  });
});

describe('sending more than one may', () => {
  const ruled = (name: string, value: number) =>
    county.database.run("INSERT INTO rule (region, name, effective_from, value, source) VALUES (?, ?, '2026-11-01', ?, 'test')", [
      county.region,
      name,
      String(value),
    ]);

  it('ends for the day at a count and at a size, exactly, however many come at once', async () => {
    const { Rules } = await import('../../../cloud/src/kernel/time/rules');
    await ruled('file.daily_count', 3);
    (await county.service.get(Rules)).forget();
    const her = await county.resident();
    const all = await Promise.all(Array.from({ length: 6 }, (_, i) => send(county, her, aPdf(String(i)))));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429, 429]);
    expect(all.find(({ status }) => status === 429)!.code).toBe('QUOTA_SPENT');
    await ruled('file.daily_bytes', 1000);
    (await county.service.get(Rules)).forget();
    expect((await send(county, await county.resident(), await aPhoto())).code).toBe('QUOTA_SPENT');
    expect((await send(county, await county.resident(), aPdf())).status).toBe(200);
    await county.clock('2026-11-24T00:00:01+08:00');
    expect((await send(county, her, aPdf())).status).toBe(200);
  });

  it('ends where the disk would be full, and nothing half remains', async () => {
    const her = await county.resident();
    env.FILES_FLOOR_MB = 1e9;
    expect(await send(county, her, aPdf())).toMatchObject({ status: 503, code: 'NO_ROOM' });
    env.FILES_FLOOR_MB = 0;
    expect((await send(county, her, aPdf())).status).toBe(200);
    expect(await readdir(landing())).toEqual([]);
  });
});

it('nobody sends without a name, or before agreeing to the rules of the house', async () => {
  expect(await send(county, await county.resident(), aPdf(), { headers: {} })).toMatchObject({ status: 401 });
  const stranger = await county.resident('云桂兰', { agreed: [] });
  expect(await send(county, stranger, aPdf())).toMatchObject({ status: 409, code: 'CONSENT_NEEDED' });
});
