import Taro from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import type { SignedIn } from 'shared-types/people';
import { deviceName, isWeapp } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { isCode, wordsOf } from '../kernel/refusal';
import { own } from './api';

/** What WeChat says of whoever holds the phone: known here, a phone still to prove, or no way in, and why. */
type Standing =
  | { at: 'rest' | 'asking' }
  | { at: 'known'; session: SignedIn }
  | { at: 'phone'; ticket: string }
  | { at: 'closed'; why: string };

async function standing(): Promise<Standing> {
  try {
    const { code } = await Taro.login();
    const { signedIn, ticket } = await own.wechat.enter({ code, device: deviceName() });
    if (signedIn) return { at: 'known', session: signedIn };
    return ticket ? { at: 'phone', ticket } : { at: 'closed', why: '' };
  } catch (error) {
    return { at: 'closed', why: isCode(error, 'WECHAT_OFF') ? '' : wordsOf(error) };
  }
}

/** The way in with WeChat. It asks nobody before `ready`: until the documents are agreed to, WeChat is told nothing. */
export function useWechat(ready: boolean, onEntered: (session: SignedIn) => void) {
  const [now, setNow] = useState<Standing>({ at: 'rest' });
  const [bySms, setBySms] = useState(false);
  const ask = useCallback(() => {
    setNow({ at: 'asking' });
    void standing().then(setNow);
  }, []);
  useEffect(() => {
    if (isWeapp && ready && now.at === 'rest') ask();
  }, [ready, now.at, ask]);

  const onRefused = (error: unknown) => {
    // A ticket or a code that is over is asked for anew; the person presses once more.
    if (isCode(error, 'WECHAT_TICKET_OVER') || isCode(error, 'WECHAT_CODE_WRONG')) ask();
    else setBySms(true);
    return false;
  };
  const byPhone = useAct(
    (args: { ticket: string; phoneCode: string }, once) => own.wechat.enterByPhone({ ...args, device: deviceName() }, once),
    { onDone: onEntered, onRefused },
  );
  /** The ticket of an SMS sign-in: it binds this WeChat, so that the next time is one tap. */
  const ticket = now.at === 'phone' ? now.ticket : null;
  const phone = (phoneCode: string | null) => {
    if (ticket && phoneCode) void byPhone.run({ ticket, phoneCode });
    else setBySms(true);
  };
  return { now, ticket, phone, busy: byPhone.busy, bySms: bySms || now.at === 'closed', toSms: () => setBySms(true) };
}
