import { openStore } from '../../../cloud/src/kernel/files/store';
import { personalData } from '../../../cloud/src/kernel/personal-data';
import { type County, openCounty } from '../../kit/county';
import { until } from '../../kit/line';
import { aPdf, aPhoto, sent } from '../../kit/uploads';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const part = () => personalData().find(({ name }) => name === 'files')!;
const isThere = async (name: string) => {
  const bytes = await openStore().read(name);
  bytes?.destroy();
  return bytes !== null;
};

describe('being forgotten', () => {
  it('takes one’s files with it, bytes and all; before, one is told of them', async () => {
    const her = await county.resident();
    await sent(county, her, await aPhoto());
    await sent(county, her, aPdf(), { name: '我的证件.pdf' });
    const subject = { id: her.id, phoneIndex: null };
    const [told] = await part().tell(subject);
    expect(told!.rows).toMatchObject([
      { 种类: '照片', 名称: null },
      { 种类: '文档', 名称: '我的证件.pdf' },
    ]);
    const names = await county.database.query<{ name: string }>('SELECT name FROM file WHERE owner_id = ?', [her.id]);
    expect(await county.database.inTransaction((tx) => part().erase(tx, subject))).toBe(2);
    expect(await county.database.query('SELECT id FROM file WHERE owner_id = ?', [her.id])).toEqual([]);
    for (const { name } of names) await until(async () => !(await isThere(name)) || undefined, 'the bytes to be gone', 5_000);
  });

  it('keeps the name of a document unreadable in the table', async () => {
    const her = await county.resident();
    await sent(county, her, aPdf(), { name: '云桂兰身份证.pdf' });
    const [row] = await county.database.query<{ title: Buffer }>('SELECT title FROM file WHERE owner_id = ?', [her.id]);
    expect(row!.title.includes('云桂兰')).toBe(false);
  });
});
