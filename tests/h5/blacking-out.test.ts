import { judge } from '../kit/browser/look';
import { blackOut, keptFiles, pickPhoto } from '../kit/browser/photo';
import { openShop, type Shop } from '../kit/browser/talk';
import { given, newest } from '../kit/given';
import { until } from '../kit/line';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

it.each([
  ['x10', 44],
  ['x20', 56],
] as const)(
  'in size %s a photo is blacked out with a finger, one step back and again, and nothing else leaves the phone',
  async (size, least) => {
    const photos = async () => (await given(shop.county, shop.owner)).length;
    const before = await photos();
    const hers = await shop.inTalk(size);
    await pickPhoto(hers);
    await judge(hers, `${size}-before-sending`, least);
    await hers.tap('涂黑第 1 张');
    await hers.see('用手指把不想让人看到的涂黑');
    await until(
      async () => (await hers.page.locator('#brush-canvas canvas').evaluate((one: HTMLCanvasElement) => one.width)) === 640,
      'the photo to be drawn',
    );
    await blackOut(hers, [0.1, 0.9], [0.9, 0.9]);
    await hers.tap('退一步');
    await blackOut(hers, [0.3, 0.5], [0.7, 0.5]);
    await judge(hers, `${size}-blacking-out`, least);
    await hers.tap('涂好了');
    await hers.see('要发的照片');
    // It waits on the phone as it will be sent.
    await hers.context.setOffline(true);
    await hers.tap('发出去');
    await hers.see('等有网自动发出');
    expect(await keptFiles(hers)).toHaveLength(1);
    await hers.context.setOffline(false);
    await hers.gone('等有网自动发出');
    await until(async () => (await photos()) > before, 'the photo to be there');
    const { colourAt } = await newest(shop.county, shop.owner);
    expect([colourAt(0.5, 0.5), colourAt(0.35, 0.5), colourAt(0.5, 0.9), colourAt(0.5, 0.2)]).toEqual(['black', 'black', 'red', 'red']);
    expect(await photos()).toBe(before + 1);
    await hers.close();
  },
);
