import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { create } from 'qrcode';
import { SCENE_PAGE, sceneOf, shortAddress } from 'shared-types/codes';
import sharp from 'sharp';
import { log } from '../kernel/log';
import { WechatCodes } from '../kernel/wechat/wechat.code';

/** To be drawn on paper: dots of an ordinary code, row by row, or WeChat's own picture. */
export type Printed = { dots: boolean[][]; opens: string } | { picture: Buffer };

/** Pixels; sharp at 45 mm. */
const WIDTH = 860;

/** The picture of a code: WeChat's, which opens the mini-program, or where there is none one that any camera reads. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PrintedCodes {
  @Inject() wechatCodes: WechatCodes;

  /** `site`: the address people open, without a slash at its end. */
  async print(code: string, site: string): Promise<Printed> {
    const drawn = await this.wechatCodes.draw({ scene: sceneOf(code), page: SCENE_PAGE, width: WIDTH });
    const picture = drawn.image && (await opened(drawn.image.bytes));
    if (picture) return { picture };
    const why = drawn.image ? { kind: 'unreadable' } : { kind: drawn.why, errno: drawn.errcode ?? undefined };
    if (why.kind !== 'off') log.warn('wechat drew no code, an ordinary one is printed', why);
    return plainCode(`${site}${shortAddress(code)}`);
  }
}

/** The picture as it can be set on paper, whatever it came as; null where it does not open. */
async function opened(bytes: Buffer): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { limitInputPixels: 4 * WIDTH * WIDTH })
      .flatten({ background: '#ffffff' })
      .png()
      .toBuffer();
  } catch {
    return null;
  }
}

/** A sheet on a wall gets wet and torn: a quarter of the dots may be lost. */
export function plainCode(opens: string): Printed {
  const { modules } = create(opens, { errorCorrectionLevel: 'Q' });
  const line = (y: number) => Array.from({ length: modules.size }, (_, x) => modules.get(y, x) !== 0);
  return { dots: Array.from({ length: modules.size }, (_, y) => line(y)), opens };
}
