import { lacksOf, NOTHING, sheetOf } from '../../miniapp/src/groups/found/new-group';

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
