import sharp from 'sharp';
import { judge } from '../kit/browser/look';
import { blackOut, keptFiles, pickPhoto } from '../kit/browser/photo';
import { openStage, type Stage } from '../kit/browser/stage';
import { until } from '../kit/line';
import type { Member } from '../kit/makers.groups';
import { openTalk, type Talk } from '../kit/talk';
import { fetched, linksOf } from '../kit/uploads';

let stage: Stage;
let talk: Talk;
let owner: Member;
beforeAll(async () => {
  stage = await openStage();
  talk = await openTalk(stage.county);
  owner = await talk.member('赵玉成', '玉成建材行');
});
afterAll(() => stage.close());

/** Every photo the service was ever given, the newest first. */
const given = () => stage.county.database.query<{ id: string }>('SELECT id FROM file WHERE owner_id = ? ORDER BY id DESC', [owner.id]);
/** The colour at parts of width and height of the newest photo, as the service keeps it. */
async function colours(...spots: readonly (readonly [number, number])[]) {
  const [newest] = await given();
  const link = await linksOf(stage.county, owner, newest?.id ?? '');
  const { data, info } = await sharp((await fetched(stage.county, link?.url ?? '')).bytes)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return spots.map(([x, y]) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    return red + green + blue < 60 ? 'black' : red > 150 ? 'red' : 'another';
  });
}

it.each([
  ['x10', 44],
  ['x20', 56],
] as const)(
  'in size %s a photo is blacked out with a finger, one step back and again, and nothing else leaves the phone',
  async (size, least) => {
    const before = (await given()).length;
    const hers = await stage.phone(owner, { size });
    await hers.open(`groups/talk/talk?id=${talk.groupId}`, size === 'x10' ? '现在有工作人员在' : '谁在值班、群资料');
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
    await until(async () => (await given()).length > before, 'the photo to be there');
    expect(await colours([0.5, 0.5], [0.35, 0.5], [0.5, 0.9], [0.5, 0.2])).toEqual(['black', 'black', 'red', 'red']);
    expect((await given()).length).toBe(before + 1);
    await hers.close();
  },
);
