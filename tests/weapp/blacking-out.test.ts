import type { County } from '../kit/county';
import { seenIn } from '../kit/given';
import type { Member } from '../kit/makers.groups';
import type { Talk } from '../kit/talk';
import { aPhoto } from '../kit/uploads';
import { makeCanvas } from '../kit/weapp/canvas';
import type { Phone, Phones } from '../kit/weapp/phone';
import { inTalk, openOwner, TALK } from '../kit/weapp/talk';
import { makeEars } from '../kit/weapp/voice';

let county: County;
let phones: Phones;
let talk: Talk;
let owner: Member;
beforeEach(async () => {
  ({ county, phones, talk, owner } = await openOwner(county));
});
afterEach(() => phones.close());
afterAll(() => county.close());

/** As the photo lies on the screen. */
const FRAME = { left: 16, top: 60, width: 320, height: 240 };
const at = (x: number, y: number) => [FRAME.left + x * FRAME.width, FRAME.top + y * FRAME.height] as const;

/** Her phone, with one photo that has been chosen to be sent. */
async function chosen(width: number, height: number) {
  const ears = makeEars({ county, sound: await aPhoto(width, height), called: 'photo.jpg', isOnline: () => true });
  const canvas = makeCanvas({ id: 'brush-canvas', frame: FRAME, files: ears.files });
  const hers = await phones.of(owner, { extra: (later) => ({ ...ears.extra(later), ...canvas.extra(later) }) });
  await inTalk(hers);
  await hers.tap('更多');
  await hers.tap('照片');
  return { hers, went: ears.went, shows: canvas.shows };
}

/** Blacks out a stripe in the middle, and takes one back that went over the foot. */
async function blacken(hers: Phone, shows: () => boolean) {
  await hers.tap('涂黑第 1 张');
  await hers.until(shows, 'the photo to be drawn');
  hers.draw('brush-pad', at(0.1, 0.9), at(0.9, 0.9));
  await hers.until(() => hers.isOn('退一步'), 'the way back');
  await hers.tap('退一步');
  hers.draw('brush-pad', at(0.3, 0.5), at(0.5, 0.5), at(0.7, 0.5));
  await hers.until(() => hers.isOn('涂好了'), 'what was painted to be kept');
  await hers.tap('涂好了');
  await hers.sees('要发的照片', TALK);
}

describe('a photo on a phone in WeChat', () => {
  it.each([
    ['as large as it is', 640, 480, [640, 480]],
    ['no larger than others need it', 3000, 2250, [2048, 1536]],
  ] as const)('goes out %s, blacked out where a finger went, and the one from the camera stays', async (_, width, height, size) => {
    const { hers, went, shows } = await chosen(width, height);
    await blacken(hers, shows);
    await hers.tap('发出去');
    await hers.until(() => went.length > 0 && !/要发的|等有网|发送中/.test(hers.text()), 'the photo to go out');
    const [photo, ...more] = await Promise.all(went.map(seenIn));
    expect(more).toEqual([]);
    expect(photo?.size).toEqual(size);
    const spots = [photo?.colourAt(0.5, 0.5), photo?.colourAt(0.35, 0.5), photo?.colourAt(0.5, 0.9), photo?.colourAt(0.5, 0.2)];
    expect(spots).toEqual(['black', 'black', 'red', 'red']);
    const { entries } = await (await county.as(owner)).messages.page({ id: talk.groupId });
    expect(entries.map(({ kind }) => kind)).toEqual(['image']);
  });
});
