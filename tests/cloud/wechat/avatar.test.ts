import sharp from 'sharp';
import { type County, openCounty } from '../../kit/county';
import { aPhoto } from '../../kit/ready/wechat';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

const shown = (name: string | null) => county.service.raw(`/avatars/${name}`);

describe('a picture of oneself', () => {
  it('is made small and square, keeps nothing a camera wrote, and is shown to whoever was given its name', async () => {
    const me = await county.as(await county.resident());
    expect((await me.people.me()).avatar).toBeNull();
    const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#336699' } })
      .jpeg()
      .withExif({ IFD0: { Artist: 'CANARY', ImageDescription: 'CANARY' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 1/1 1/1' } })
      .toBuffer();
    expect(photo.includes('CANARY')).toBe(true);
    const { avatar } = await me.wechat.setAvatar({ image: photo.toString('base64') });
    expect(avatar).toMatch(/^[0-9a-f]{32}$/);
    const answer = await shown(avatar);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/webp',
      'private, max-age=300',
    ]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const { format, width, height, exif, xmp } = await sharp(bytes).metadata();
    expect({ format, width, height, exif, xmp }).toEqual({ format: 'webp', width: 96, height: 96, exif: undefined, xmp: undefined });
    expect(bytes.includes('CANARY')).toBe(false);
  });

  it('stays under 8 KB whatever it shows', async () => {
    const me = await county.as(await county.resident());
    const noise = await sharp({
      create: { width: 320, height: 320, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 80 } },
    })
      .jpeg({ quality: 95 })
      .toBuffer();
    const { avatar } = await me.wechat.setAvatar({ image: noise.toString('base64') });
    expect((await (await shown(avatar)).arrayBuffer()).byteLength).toBeLessThanOrEqual(8192);
  });

  it('keeps its name while it is the same, has a new one when it is not, and the old one is gone', async () => {
    const me = await county.as(await county.resident());
    const [image, other] = [await aPhoto(), await aPhoto(300, { background: '#20c040' })];
    const first = (await me.wechat.setAvatar({ image })).avatar;
    expect((await me.wechat.setAvatar({ image })).avatar).toBe(first);
    const second = (await me.wechat.setAvatar({ image: other })).avatar;
    expect(second).not.toBe(first);
    expect((await shown(first)).status).toBe(404);
    expect((await me.wechat.dropAvatar()).avatar).toBeNull();
    expect((await me.wechat.dropAvatar()).avatar).toBeNull();
    expect((await shown(second)).status).toBe(404);
  });

  it('is one of the two where two are set at once', async () => {
    const me = await county.as(await county.resident());
    await Promise.all([
      me.wechat.setAvatar({ image: await aPhoto() }),
      me.wechat.setAvatar({ image: await aPhoto(300, { background: '#20c040' }) }),
    ]);
    const { avatar } = await me.people.me();
    expect((await shown(avatar)).status).toBe(200);
  });

  it('is refused where it is none, and to nobody in particular', async () => {
    const me = await county.as(await county.resident());
    for (const image of [Buffer.from('no picture').toString('base64'), (await aPhoto()).slice(0, 400)]) {
      await expect(me.wechat.setAvatar({ image })).rejects.toMatchObject({ status: 422, code: 'PICTURE_UNREADABLE' });
    }
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10000" height="10000"><rect width="9" height="9"/></svg>');
    await expect(me.wechat.setAvatar({ image: svg.toString('base64') })).rejects.toMatchObject({ code: 'PICTURE_UNREADABLE' });
    await expect(me.wechat.setAvatar({ image: 'spaces are no base64' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(county.visitor().wechat.setAvatar({ image: 'AAAA' })).rejects.toMatchObject({ status: 401 });
    await expect(county.visitor().wechat.dropAvatar()).rejects.toMatchObject({ status: 401 });
    expect((await shown('0'.repeat(32))).status).toBe(404);
  });
});
