import { readSheetFile } from '../../cloud/src/firms/sheet.reading';
import { bookOf, type Part, zipOf } from '../kit/book';
import { type County, type Held, openCounty } from '../kit/county';
import { aRow, bring, csvOf, HEADER } from '../kit/sheets-of-firms';

let county: County;
let chief: Held;
beforeAll(async () => {
  county = await openCounty();
  chief = await county.administrator();
});
afterAll(() => county.close());

const DTD =
  '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&x;</v></c></row></sheetData></worksheet>';
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`;
const book = (over: Partial<Record<string, string>> = {}, more: Part[] = []) => [...bookOf([HEADER, aRow()], over), ...more];
const left = async () =>
  (await county.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM firm_import_row WHERE region = ?', [county.region]))[0]?.n;

async function refused(file: Buffer, name = '单位.xlsx') {
  const { status, code, message } = await bring(county, chief, file, name);
  expect(message).toMatch(/[\u3400-\u9fff]{6}/);
  expect(await left()).toBe('0');
  return { status, code };
}

describe('a sheet made to do harm', () => {
  it.each<[string, () => Buffer]>([
    [
      'a part that unpacks to a thousand times its size',
      () => zipOf(book({}, [{ name: 'xl/media/x.xml', body: Buffer.alloc(30_000_000) }])),
    ],
    ['a book that unpacks to more than two hundred megabytes', () => zipOf(book({}, [{ name: 'xl/a.xml', body: 'a', says: 230_000_000 }]))],
    [
      'a book of three hundred parts',
      () =>
        zipOf(
          book(
            {},
            Array.from({ length: 300 }, (_, i) => ({ name: `xl/p${i}.xml`, body: '' })),
          ),
        ),
    ],
    [
      'a hundred thousand rows and one',
      () => Buffer.from([HEADER.join(), ...Array.from({ length: 100_001 }, (_, i) => `x${i}${','.repeat(11)}`)].join('\n')),
    ],
  ])(
    'xJ2 %s is refused before it does harm',
    async (_, file) => {
      const before = performance.now();
      expect(await refused(file())).toEqual({ status: 413, code: 'SHEET_TOO_LARGE' });
      expect(performance.now() - before).toBeLessThan(20_000);
    },
    40_000,
  );

  it('xJ2 of more than twenty megabytes is not even taken in', async () => {
    const { status } = await bring(county, chief, Buffer.alloc(20 * 1024 * 1024 + 1), 'x.csv').catch(() => ({ status: 413 }));
    expect(status).toBe(413);
  });

  it('xJ2 a part that is longer than it says is refused', async () => {
    const lying = book().map((part) => (part.name.includes('sheet1') ? { ...part, says: 10 } : part));
    expect(await refused(zipOf(lying))).toEqual({ status: 422, code: 'SHEET_UNREADABLE' });
  });

  it('xJ2 takes no more memory and no more time than it is given', async () => {
    const words = Array.from({ length: 60_000 }, (_, i) => `<si><t>${`词${i}`.repeat(40)}</t></si>`).join('');
    const file = zipOf(bookOf([HEADER, aRow()], { 'xl/sharedStrings.xml': `<sst>${words}</sst>` }));
    const job = () => ({ bytes: new Uint8Array(file), places: { towns: {}, villages: {} }, today: '2026-11-22' });
    const none = async () => undefined;
    await expect(readSheetFile(job(), none, { memory: 12, patience: 20_000 })).rejects.toMatchObject({ code: 'SHEET_TOO_LARGE' });
    await expect(readSheetFile(job(), none, { memory: 256, patience: 5 })).rejects.toMatchObject({ code: 'SHEET_UNREADABLE' });
  }, 40_000);

  it.each<[string, () => Buffer]>([
    ['a sheet that asks for a file of the server', () => zipOf(book({ 'xl/worksheets/sheet1.xml': DTD }))],
    ['words that multiply', () => zipOf(book({ 'xl/sharedStrings.xml': LAUGHS }))],
    ['a macro', () => zipOf(book({}, [{ name: 'xl/vbaProject.bin', body: 'x' }]))],
    ['a link to another book', () => zipOf(book({}, [{ name: 'xl/externalLinks/externalLink1.xml', body: '<x/>' }]))],
    ['a part that would be put elsewhere', () => zipOf(book({}, [{ name: '../../etc/cron.d/x', body: 'x' }]))],
    ['an encrypted part', () => zipOf(book().map((part) => ({ ...part, flags: 1 })))],
    ['a Word document', () => zipOf([{ name: 'word/document.xml', body: '<x/>' }])],
    [
      'an old .xls under a new name',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
    ],
    ['half a book', () => zipOf(book()).subarray(0, 300)],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('xJ3 %s is refused with a sentence', async (_, file) => {
    expect(await refused(file())).toEqual({ status: 422, code: 'SHEET_UNREADABLE' });
  });

  it.each<[string, () => Buffer]>([
    ['UTF-16', () => Buffer.from(`\ufeff${csvOf([aRow()])}`, 'utf16le')],
    ['a quote that never ends', () => Buffer.concat([csvOf([aRow()]), Buffer.from('\r\n"')])],
    ['a line of a megabyte', () => Buffer.concat([csvOf([aRow()]), Buffer.from(`\r\n${'长'.repeat(350_000)}`)])],
    ['semicolons for commas', () => Buffer.from(csvOf([aRow()]).toString().replaceAll('","', '";"'))],
    ['a header and nothing else', () => csvOf([])],
    ['nothing', () => Buffer.from(' ')],
  ])('xJ5 %s is refused with a sentence', async (_, file) => {
    expect(await refused(file(), '单位.csv')).toEqual({ status: 422, code: 'SHEET_UNREADABLE' });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '=HYPERLINK("http://x","y")', '\t=1'])(
    'xJ1 a formula %j is a wrong cell',
    async (name) => {
      const { wrong, faults } = await bring(county, chief, csvOf([aRow({ 名称: name })]));
      expect([wrong, faults.map(({ column }) => column)]).toEqual([1, ['名称']]);
      await county.database.run('DELETE FROM firm_import_row WHERE region = ?', [county.region]);
    },
  );

  it('xB1 is no form and no JSON: another kind of body is refused', async () => {
    const { headers } = await county.service.raw('/health');
    expect(headers.get('x-request-id')).toBeTruthy();
    const answer = await county.service.raw('/firm-sheets?name=a', { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'x' });
    expect(answer.status).toBe(415);
  });
});
