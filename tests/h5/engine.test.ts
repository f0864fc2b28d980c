import { setDeadlines } from '../../cloud/src/kernel/engine/deadline';
import { overflows } from '../kit/browser/browser';
import { openStage, type Stage } from '../kit/browser/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe('the page of the engine', () => {
  it('tells an administrator what was skipped and why, and which rules are in force', async () => {
    const { county } = stage;
    await county.database.inTransaction((tx) =>
      setDeadlines(tx, county.region, 'unit/1', [{ kind: 'probe.unknown', dueAt: county.now() }]),
    );
    await county.tick();
    const phone = await stage.phone(await county.administrator());
    await phone.open('people/engine', 'probe.unknown · unit/1');
    await phone.seeAll('这个版本不认得它,等升级', '只有这一台', /^代办员答复 · 30 办公分钟/);
    // Codes are shown as they are, for whoever has to look them up; nothing may stick out all the same.
    expect(await overflows(phone.page)).toEqual([]);
    expect(phone.complaints).toEqual([]);
  }, 60_000);

  it('tells everybody else whose it is', async () => {
    const phone = await stage.phone(await stage.county.dispatcher());
    await phone.open('people/engine', '这里给县里的管理员看');
  }, 60_000);
});
