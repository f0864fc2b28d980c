import { lacksOf, NOTHING, sheetOf } from '../../miniapp/src/groups/found/new-group';
import { tradesFor } from '../../miniapp/src/groups/found/trades';

const TYPED = { ...NOTHING, name: ' 规上"工业"群 ', lead: '工信局', source: '县里六月的方案' };

it('a group typed into a form is a sheet of one line, its rule as the sheet writes it', () => {
  const sheet = sheetOf({ ...TYPED, industries: ['B', 'C'], scales: ['above'], about: '说,难处' });
  const [names, line] = sheet.split('\n');
  expect(names).toBe('axis,name,lead_department,fits,about,document,document_on,source');
  expect(line).toBe('"行业","规上""工业""群","工信局","industries=B|C;scales=above","说,难处","","","县里六月的方案"');
});

it('where no condition was chosen, or the group is one of a place, the sheet says nothing of rules', () => {
  expect(sheetOf(TYPED)).not.toContain('fits');
  expect(sheetOf({ ...TYPED, axis: '属地', industries: ['C'] })).not.toContain('fits');
});

it.each([
  [{ name: ' ' }, '写群的名字'],
  [{ lead: '' }, '选牵头部门'],
  [{ documentOn: '2026-02-10' }, '写上是哪份文件'],
  [{ source: '' }, '写依据'],
  [{}, null],
])('says what is missing: %j', (part, lacks) => {
  expect(lacksOf({ ...TYPED, ...part })).toBe(lacks);
});

describe('the trades of a new group', () => {
  const letters = (words: string, all: boolean, ...chosen: string[]) =>
    tradesFor({ words, all, chosen })
      .map(({ value }) => value)
      .join('');
  it('are the usual ones until all are asked for, and those looked for by a letter, a name or what people say', () => {
    expect(letters('', false)).toBe('CEFH');
    expect(letters('', true)).toBe('ABCDEFGHIJKLMNOPQRST');
    expect([letters('j', false), letters('文化', false), letters('饭店', false), letters('工业', true)]).toEqual(['J', 'R', 'H', 'BCD']);
    expect(letters('没有', false)).toBe('');
  });
  it('begin with what is chosen and would be out of sight; what is in sight stays where it is', () => {
    expect(letters('', false, 'J', 'F')).toBe('JCEFH');
    expect(letters('矿', false, 'J', 'B')).toBe('JB');
  });
});
