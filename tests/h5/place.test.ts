import { openStage, type Stage } from '../kit/browser/stage';
import { openCounty } from '../kit/county';

let stage: Stage;
const VILLAGES = 60;
beforeAll(async () => {
  stage = await openStage();
  const { database, region, places, service } = stage.county;
  for (let others = 0; others < 21; others++) await openCounty({ service });
  await database.run('UPDATE division SET name = ? WHERE region = ? AND code = ?', [`乌拉盖${region}旗`, region, region]);
  for (let no = 1; no <= VILLAGES; no++) {
    await database.run("INSERT INTO division (region, code, parent, level, name, source) VALUES (?, ?, ?, 'village', ?, 'test')", [
      region,
      `${places.otherTown}${300 + no}`,
      places.otherTown,
      `第${no}嘎查`,
    ]);
  }
});
afterAll(() => stage.close());

it('finds a county among many, and a village in a town of many, by a letter or two', async () => {
  const phone = await stage.phone(null);
  await phone.open('directory/place', '先选旗县');
  await phone.type('找地方', `拉盖${stage.county.region}`);
  await phone.tap(/乌拉盖/);
  await phone.tap(/吉忽伦图苏木/);
  await phone.see('就选吉忽伦图苏木');
  await phone.see('第48嘎查');
  await phone.tap(/^还有 \d+ 个,再列一些$/);
  await phone.see(`第${VILLAGES}嘎查`);
  await phone.type('找地方', '没有的');
  await phone.see('没有这个地方');
  await phone.type('找地方', '第59');
  await phone.tap(/第59嘎查/);
  await phone.see(/第59嘎查/);
  expect(phone.complaints).toEqual([]);
});
