import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import sharp from 'sharp';
import { env } from '../../cloud/src/config/env';
import { landing } from '../../cloud/src/kernel/files/incoming';
import { newKey } from '../../miniapp/src/kernel/once';
import { aGif, aTiff } from '../kit/bombs';
import { type County, openCounty, type Person } from '../kit/county';
import { headersOf } from '../kit/sessions';
import { aPdf, aPhoto, fetched, formOf, linksOf, ownFolder, packageOf, photo, send, sent } from '../kit/uploads';

let county: County;
let her: Person;
beforeAll(async () => {
  env.FILES_FLOOR_MB = 0;
  ownFolder();
  county = await openCounty();
  her = await county.resident();
});
afterAll(() => county.close());
beforeEach(async () => {
  her = await county.resident();
});

const MB = 1024 * 1024;
const BOUNDARY = 'x'.repeat(20);
const part = (head: string, body: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const END = `--${BOUNDARY}--\r\n`;

/** A form sent letter by letter as given; the status, or 0 where the line was cut. */
async function posted(body: string, headers: Record<string, string> = {}): Promise<number> {
  const own = await headersOf(county, her);
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  return new Promise((done) => {
    const call = request(`${county.service.url}/api/files`, {
      method: 'POST',
      agent: false,
      headers: { 'content-type': type, 'idempotency-key': newKey(), ...own, ...headers },
    });
    call.on('response', (answer) => answer.resume().on('end', () => done(answer.statusCode ?? 0))).on('error', () => done(0));
    call.end(body);
  });
}

describe('xE1 V5.2.1 forms that are too much', () => {
  it('xE1 V5.2.1 are refused by size, at the door and in the stream, and leave nothing behind', async () => {
    expect(await send(county, her, Buffer.alloc(10 * MB + 1, 7))).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE' });
    expect(await posted('x', { 'content-length': String(11 * MB) })).toBe(413);
    expect(await readdir(landing())).toEqual([]);
  });

  it('xE1 with eleven files, a thousand fields, a name of ten kilobytes, or no end are refused and leave nothing behind', async () => {
    const file = (i = 1) => part(`name="file"; filename="${i}.pdf"`, aPdf().toString());
    expect(await posted(Array.from({ length: 11 }, (_, i) => file(i)).join('') + END)).toBe(413);
    expect(await posted(Array.from({ length: 1000 }, (_, i) => part(`name="name"`, String(i))).join('') + END)).toBe(413);
    expect(await posted(part(`name="${'n'.repeat(10_240)}"`, 'x') + END)).toBeGreaterThanOrEqual(400);
    expect(await posted(file().slice(0, -20))).toBe(400);
    expect(await posted(part('name="other"; filename="a.pdf"', 'x') + END)).toBe(422);
    expect(await posted(END)).toBeGreaterThanOrEqual(400);
    expect(await posted('x', { 'content-type': 'multipart/form-data' })).toBe(400);
    expect(await posted('{}', { 'content-type': 'application/json' })).toBe(415);
    expect(await readdir(landing())).toEqual([]);
    expect(await county.database.query('SELECT id FROM file WHERE owner_id = ?', [her.id])).toEqual([]);
  });

  it('xE1 that end before the length they announced leave nothing behind', async () => {
    const own = await headersOf(county, her);
    const call = request(`${county.service.url}/api/files`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        'content-length': '50000',
        'idempotency-key': newKey(),
        ...own,
      },
    });
    const cut = new Promise((done) => call.on('error', done).on('close', done));
    call.write(part('name="file"; filename="a.pdf"', 'x'.repeat(20_000)).slice(0, -2));
    const { until } = await import('../kit/line');
    await until(async () => (await readdir(landing())).length > 0 || undefined, 'the first bytes to land', 5_000);
    call.destroy();
    await cut;
    await until(async () => (await readdir(landing())).length === 0 || undefined, 'nothing to be left', 5_000);
  });
});

describe('xE2 V5.2.2 files that are not what they say', () => {
  const HOSTILE = [
    '<html><script>alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '<?php system($_GET[0]);',
    'MZ\x90\0\x03',
  ];
  it.each(HOSTILE)('xE2 %j under the name of a photo is none', async (text) => {
    expect(await send(county, her, Buffer.from(text, 'latin1'), { name: 'a.jpg' })).toMatchObject({ status: 415, code: 'FILE_TYPE' });
  });

  it('xE2 a program for browsers in the clothes of a GIF, and a photo whose picture is missing', async () => {
    expect(await send(county, her, Buffer.from(`${'GIF89a/*'.padEnd(200, ' ')}*/=1;alert(1)`), { name: 'a.jpg' })).toMatchObject({
      code: 'FILE_TYPE',
    });
    const hollow = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('<script>alert(1)</script>'.repeat(40))]);
    expect(await send(county, her, hollow)).toMatchObject({ status: 422, code: 'FILE_UNREADABLE' });
  });

  it('xE2 what hangs behind a picture is gone once it is drawn anew', async () => {
    const tail = packageOf('[Content_Types].xml', 'word/document.xml');
    const card = await sent(county, her, Buffer.concat([await aPhoto(), tail, Buffer.from('CANARY<script>')]));
    const { bytes } = await fetched(county, (await linksOf(county, her, card.id))!.url);
    for (const trace of ['CANARY', 'PK\x03\x04', 'word/document.xml', '<script>']) expect(bytes.includes(trace, 0, 'latin1')).toBe(false);
  });
});

it('xE5 V5.2.2 drawings, photos of other makes and documents in their place are not pictures here', async () => {
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(100)]);
  for (const bytes of [Buffer.from('<svg width="1" height="1"/>'), heic, aTiff(), aGif(10)])
    expect(await send(county, her, bytes, { name: 'a.png' })).toMatchObject({ status: 415, code: 'FILE_TYPE' });
  await expect(sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')).png().toBuffer()).rejects.toThrow();
  const moving = await sharp([await aPhoto(20, 20), await photo(20, 20).negate().toBuffer()], { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
  expect(await sent(county, her, moving)).toMatchObject({ kind: 'image', width: 20, height: 20 });
});

it('xE6 V14.2.8 what a camera or a person wrote into a photo is not kept: place, device, words, the picture before it was cut', async () => {
  const thumbnail = Buffer.concat([Buffer.from('CANARY-THUMB'), await aPhoto(40, 40)]);
  const written = await photo()
    .withExif({ IFD0: { Make: 'CANARY-MAKE', Copyright: 'CANARY-RIGHT' }, IFD3: { GPSLatitude: '40/1 36/1 0/1', GPSLatitudeRef: 'N' } })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="CANARY-XMP"/></rdf:RDF></x:xmpmeta>',
    )
    .withIccProfile('p3')
    .toBuffer();
  const segment = (marker: number, body: Buffer) =>
    Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
  const full = Buffer.concat([
    written.subarray(0, 2),
    segment(0xfe, Buffer.from('CANARY-COMMENT')),
    segment(0xed, Buffer.from('Photoshop 3.0\0CANARY-IPTC')),
    segment(0xe5, thumbnail),
    written.subarray(2),
  ]);
  for (const trace of ['CANARY-MAKE', 'CANARY-XMP', 'CANARY-COMMENT', 'CANARY-IPTC', 'CANARY-THUMB'])
    expect(full.includes(trace)).toBe(true);
  const card = await sent(county, her, full);
  const links = await linksOf(county, her, card.id);
  for (const url of [links!.url, links!.preview!]) {
    const { bytes } = await fetched(county, url);
    for (const trace of ['CANARY', 'GPS', 'Exif', 'ICC_PROFILE', 'http://ns.adobe.com'])
      expect(bytes.includes(trace, 0, 'latin1')).toBe(false);
  }
});

describe('xE8 V5.3.2 V5.4.1 names', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\boot.ini', 'boot.pdf'],
    ['a\u0000.jpg', 'a.pdf'],
    ['CON', 'CON.pdf'],
    ['长'.repeat(300), `${'长'.repeat(100)}.pdf`],
    ['\u202egpj.exe', 'gpj.pdf'],
    ["\"; filename*=UTF-8''evil.exe", "\"; filename*=UTF-8''evil.pdf"],
    ['a\r\nSet-Cookie: x=1.pdf', 'a Set-Cookie: x=1.pdf'],
    ['....', '文件.pdf'],
  ])('xE8 %j is no path, and shown as a name', async (name, shown) => {
    const form = formOf(aPdf());
    form.append('name', name.slice(0, 330));
    const card = await sent(county, her, aPdf(), { form });
    expect(card.name).toBe(shown);
    const { headers } = await fetched(county, (await linksOf(county, her, card.id))!.url);
    const disposition = headers.get('content-disposition')!;
    expect(disposition).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.!~%-]+$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1]!)).toBe(shown);
    expect(headers.get('set-cookie')).toBeNull();
  });
});
