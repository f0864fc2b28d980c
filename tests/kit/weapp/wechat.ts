import type { makeWx } from './wx';

/** What WeChat knows of whoever holds the phone, and what that person says to its questions. */
export interface Holder {
  /** The name of the WeChat: the stand-in derives the openid from it. */
  wechat?: string;
  /** The number WeChat has; null: it gives none today, its quota is used up. */
  phone?: string | null;
  /** Whether the question about privacy is still open. */
  privacyOpen?: boolean;
  /** The picture they choose, as base64. */
  picture?: string;
}
interface Resolved {
  event: string;
  buttonId?: string;
}
type Resolve = (answer: Resolved) => void;
type Listener = (resolve: Resolve, info: { referrer: string }) => void;
type Later = ReturnType<typeof makeWx>['later'];

let codes = 0;
/** Good once, as WeChat's own are. */
const nextCode = (who: string) => `${who}.${process.pid}-${++codes}`;
const REFUSED = { errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 };

/** The part of the platform that knows people: sign-in, privacy, pictures. */
export function makeHolder(later: Later, { wechat = 'somebody', phone = null, privacyOpen = false, picture = '' }: Holder = {}) {
  const asked: Resolved[] = [];
  const listeners: Listener[] = [];
  let open = privacyOpen;

  /** What needs the word on privacy waits for it; false where it was no, or there was nobody to ask. */
  const allowed = () =>
    new Promise<boolean>((go) => {
      if (!open) return go(true);
      const listener = listeners.at(-1);
      if (!listener) return go(false);
      listener(
        (answer) => {
          asked.push(answer);
          if (answer.event === 'exposureAuthorization') return;
          open = answer.event !== 'agree';
          go(!open);
        },
        { referrer: 'button' },
      );
    });

  return {
    /** What the app answered when it was asked about privacy, in order. */
    privacy: () => asked,
    /** The detail of the event that a button of this kind ends with. */
    detailOf: async (kind: string): Promise<Record<string, unknown>> => {
      if (!(await allowed())) return REFUSED;
      if (kind === 'chooseAvatar') return { avatarUrl: 'http://tmp/avatar.jpg' };
      if (phone === null) return { errMsg: 'getPhoneNumber:fail', errno: 1400001 };
      return { errMsg: 'getPhoneNumber:ok', code: nextCode(phone) };
    },
    files: { readFile: later('readFile', () => ({ data: picture })) },
    wx: {
      login: later('login', () => ({ code: nextCode(wechat) })),
      getPrivacySetting: later('getPrivacySetting', () => ({ needAuthorization: open, privacyContractName: '《隐私保护指引》' })),
      onNeedPrivacyAuthorization: (listener: Listener) => void listeners.push(listener),
      openPrivacyContract: later('openPrivacyContract', () => ({})),
      compressImage: later('compressImage', ({ src }) => ({ tempFilePath: src })),
    },
  };
}
