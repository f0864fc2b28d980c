import { PrintedCodes } from '../../../cloud/src/codes/printed-code';
import { env } from '../../../cloud/src/config/env';
import { log } from '../../../cloud/src/kernel/log';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, openCounty } from '../../kit/county';
import { readPaper } from '../../kit/paper';
import { openWechat, type Wechat } from '../../kit/wechat/wechat';

const PATH = '/wxa/getwxacodeunlimit';
const SITE = 'https://bangban.example.cn';
// Each paper is opened by a program of its own.
jest.setTimeout(30_000);

let county: County;
let wechat: Wechat;
let desk: ApiClient;
beforeAll(async () => {
  wechat = await openWechat();
  env.PUBLIC_URL = SITE;
  county = await openCounty();
  desk = await county.as(await county.dispatcher());
});
afterAll(async () => {
  env.PUBLIC_URL = undefined;
  await county.close();
  await wechat.close();
});

const sheet = async () => {
  const { address } = await desk.codes.sheet({ sheet: 'point', id: county.units.station });
  const pdf = Buffer.from(await (await fetch(`${county.service.url}${address}`)).arrayBuffer());
  return { pdf, paper: await readPaper(pdf), pictures: pdf.toString('latin1').split('/Subtype /Image').length - 1 };
};

describe('the code on a sheet where WeChat is connected', () => {
  it('is drawn by WeChat, and opens the page that resolves it', async () => {
    const { code } = await desk.codes.make({ kind: 'unit', id: county.units.station });
    const { paper, pictures } = await sheet();
    expect(pictures).toBeGreaterThan(0);
    expect(paper.scanned).toBeNull();
    expect(paper.pages[0]?.text).toContain('缸房地村便民服务站');
    const [call] = await wechat.calls(PATH);
    expect(call?.body).toMatchObject({ scene: `s=${code}`, page: 'directory/code' });
  });

  it.each([
    ['refuses, for the page is not published', { errcode: 41030 }, 'bad-value'],
    ['is asked too often', { errcode: 45009 }, 'later'],
    ['sends something that is no picture', { text: 'PNG' }, 'later'],
  ])('is an ordinary one where WeChat %s, and the log says so', async (_, fault, kind) => {
    const warned = jest.spyOn(log, 'warn');
    await wechat.next(PATH, fault);
    const { code } = await desk.codes.make({ kind: 'unit', id: county.units.station });
    const { paper, pictures } = await sheet();
    expect([paper.scanned, pictures]).toEqual([`${SITE}/c/${code}`, 0]);
    expect(warned).toHaveBeenCalledWith('wechat drew no code, an ordinary one is printed', {
      kind,
      errno: 'errcode' in fault ? fault.errcode : undefined,
    });
    warned.mockRestore();
  });

  it('is an ordinary one where the picture that came does not open', async () => {
    const broken = { draw: async () => ({ image: { bytes: Buffer.from('89504e470d0a1a0a', 'hex'), type: 'image/png' as const } }) };
    const printer = Object.assign(new PrintedCodes(), { wechatCodes: broken });
    expect(await printer.print('Ab3dE9xQ0z', SITE)).toMatchObject({ opens: `${SITE}/c/Ab3dE9xQ0z` });
  });
});
