import { judge } from '../kit/browser/look';
import { openStage, type Stage } from '../kit/browser/stage';
import { readPaper } from '../kit/paper';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('a code on a wall, scanned with any camera', () => {
  it.each(['x10', 'x20'] as const)(
    'opens the page it is about: %s',
    async (size) => {
      const { county } = stage;
      const desk = await county.as(await county.dispatcher());
      const { postId } = await county.agent({ name: '常春燕' });
      const { code } = await desk.codes.make({ kind: 'agent', id: postId });
      const phone = await stage.phone(null, { size });
      await phone.page.goto(`${county.service.url}/c/${code}`);
      await phone.see('常春燕');
      await phone.see(/收费请举报/);
      expect(phone.page.url()).toContain(`/#/directory/agent?id=${postId}`);
      await judge(phone, `${size}-code-agent`, size === 'x20' ? 56 : 44);
      await desk.codes.revoke({ code });
      await phone.page.goto('about:blank');
      await phone.page.goto(`${county.service.url}/c/${code}`);
      await phone.see(/这个码已经停用了/);
      await judge(phone, `${size}-code-revoked`, size === 'x20' ? 56 : 44);
    },
    30_000,
  );
});

describe('a dispatcher at her desk', () => {
  it('prints the sheet of a service point, and takes its code back', async () => {
    const { county } = stage;
    const dispatcher = await county.dispatcher();
    await county.agent({ name: '黄晓梅', unit: county.units.nextStation });
    const office = await stage.phone(dispatcher, { desk: true });
    await office.open(`directory/unit?id=${county.units.nextStation}&region=${county.region}`, '黄晓梅');
    await office.tap(/^打印和二维码/);
    await office.see('黄晓梅的名片');
    const ordered = office.page.waitForResponse((answer) => answer.url().endsWith('/api/sheets'));
    const opened = office.context.waitForEvent('page');
    await office.tap('打印公示牌', 'button');
    const { address } = await (await ordered).json();
    await (await opened).close();
    const paper = await readPaper(Buffer.from(await (await fetch(`${county.service.url}${address}`)).arrayBuffer()));
    const { codes } = await (await county.as(dispatcher)).codes.list({ unit: county.units.nextStation });
    expect(paper.scanned).toBe(`${county.service.url}/c/${codes.find(({ kind }) => kind === 'unit')?.code}`);
    await office.see('停用');
    await judge(office, 'wide-print');
    await office.tap('停用新曙光村便民服务站的码', 'button');
    await office.tap(/^停用$/, 'button');
    await office.see('还没有打印过');
    expect((await (await county.as(dispatcher)).codes.list({ unit: county.units.nextStation })).codes).toEqual([]);
  }, 30_000);
});
