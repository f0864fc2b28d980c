import { WechatClient } from '../../../cloud/src/kernel/wechat/wechat.client';
import { WechatCodes } from '../../../cloud/src/kernel/wechat/wechat.code';
import { WechatLine } from '../../../cloud/src/kernel/wechat/wechat.line';
import { WechatMessages } from '../../../cloud/src/kernel/wechat/wechat.messages';
import { WechatToken } from '../../../cloud/src/kernel/wechat/wechat.token';

/** A client nobody has used: no token, no breaker that remembers. */
export function aClient() {
  const line = new WechatLine();
  const token = Object.assign(new WechatToken(), { line });
  const client = Object.assign(new WechatClient(), { line, token });
  return {
    line,
    client,
    codes: Object.assign(new WechatCodes(), { client }),
    messages: Object.assign(new WechatMessages(), { client }),
  };
}

/** A call that needs the token and changes nothing. */
export const draw = ({ codes }: ReturnType<typeof aClient>, scene = 's=Ab3dE9xQ') => codes.draw({ scene, page: 'tabs/home' });
