import sharp from 'sharp';
import { Sms } from '../../../cloud/src/kernel/sms';
import { newKey } from '../../../miniapp/src/kernel/once';
import type { County } from '../county';
import { newPhone } from '../sign-in';
import { openWechat, type Wechat } from '../wechat/wechat';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;
const device = '测试机';

let opened: Promise<Wechat> | undefined;
/** One stand-in for all calls of a test file. */
const theWechat = () => {
  opened ??= openWechat();
  return opened;
};

/** The ticket of somebody WeChat knows and we do not. */
export async function aTicket(county: County, wechat: Wechat, who = newKey()): Promise<string> {
  const { ticket } = await county.visitor().wechat.enter({ code: wechat.loginCode(who), device });
  return ticket!;
}

/** A photo as a phone takes it, as base64. */
export const aPhoto = async (side = 300, over: object = {}) => {
  const create = { width: side, height: side, channels: 3 as const, background: '#c04020', ...over };
  return (await sharp({ create }).jpeg().toBuffer()).toString('base64');
};

export const WECHAT_CALLS: Record<string, Prepare> = {
  'wechat.enter': async (county) => {
    const [wechat, who] = [await theWechat(), newKey()];
    await county.visitor().wechat.enterByPhone({
      ticket: await aTicket(county, wechat, who),
      phoneCode: wechat.phoneCode(newPhone()),
      device: '旧手机',
    });
    return { caller: null, args: { code: wechat.loginCode(who), device } };
  },
  'wechat.enterByPhone': async (county) => {
    const [wechat, phone] = [await theWechat(), newPhone()];
    return { caller: null, args: { ticket: await aTicket(county, wechat), phoneCode: wechat.phoneCode(phone), device } };
  },
  'wechat.enterBySms': async (county) => {
    const [wechat, phone, codes] = [await theWechat(), newPhone(), [] as string[]];
    (await county.service.get(Sms)).use({ send: async (_, code) => void codes.push(code) });
    const { receipt } = await county.visitor().people.sendCode({ phone });
    return { caller: null, args: { ticket: await aTicket(county, wechat), phone, code: codes[0], receipt, device } };
  },
  'wechat.setAvatar': async (county) => ({ caller: await county.resident(), args: { image: await aPhoto() } }),
  'wechat.dropAvatar': async (county) => {
    const caller = await county.resident();
    await (await county.as(caller)).wechat.setAvatar({ image: await aPhoto() });
    return { caller, args: {} };
  },
};
