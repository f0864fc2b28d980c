import { blindIndex } from '../../cloud/src/kernel/crypto';
import { Sms } from '../../cloud/src/kernel/sms';
import { ticked } from './consents';
import { openCounty } from './county';

let phones = Math.floor(Math.random() * 1e8);
/** Nobody has signed in with it before. */
export const newPhone = () => {
  phones += 1;
  return `139${String(phones % 1e8).padStart(8, '0')}`;
};
export const here = { channel: 'weapp', device: '测试机' } as const;
/** Of no code that was ever sent. */
export const NO_RECEIPT = 'A'.repeat(43);
export const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** A county whose SMS the test hears. */
export async function openDoor() {
  const county = await openCounty();
  const sms = await county.service.get(Sms);
  const codes = new Map<string, string>();
  const sent: string[] = [];
  const line = {
    send: async (phone: string, code: string) => {
      codes.set(phone, code);
      sent.push(phone);
    },
  };
  sms.use(line);
  /** A phone, the code sent to it, and what its asker was given. */
  const proofFor = async (phone: string) => {
    const { receipt } = await county.visitor().people.sendCode({ phone });
    return { phone, code: codes.get(phone) ?? '', receipt };
  };
  return {
    county,
    proofFor,
    sentTo: (phone: string) => sent.filter((to) => to === phone).length,
    cutLine: () => sms.use({ send: () => Promise.reject(new Error('down')) }),
    mendLine: () => sms.use(line),
    bearing: (token: string | null) => county.service.client({ authorization: `Bearer ${token}` }),
    /** A person who has just signed in for the first time, with the boxes ticked. */
    newcomer: async (phone = newPhone()) => {
      const entered = await county.visitor().people.signIn({ ...(await proofFor(phone)), ...here });
      await county.service.client({ authorization: `Bearer ${entered.token}` }).consent.say(ticked());
      return entered;
    },
    /** As if the codes of this phone had been asked for from another address. */
    fromElsewhere: (phone: string) =>
      county.database.run('UPDATE sign_in_code SET asked_from = ? WHERE phone_index = ?', [
        blindIndex('sign-in-code.from', 'elsewhere'),
        blindIndex('phone', phone),
      ]),
    /** As if the codes of this phone had been sent that many seconds earlier. */
    longAgo: async (phone: string, seconds: number) => {
      const rows = await county.database.query<{ id: string; sent_at: Date; expires_at: Date }>(
        'SELECT id, sent_at, expires_at FROM sign_in_code WHERE phone_index = ? ORDER BY sent_at',
        [blindIndex('phone', phone)],
      );
      for (const { id, sent_at, expires_at } of rows) {
        const at = sent_at.getTime() - seconds * 1000;
        const until = new Date(expires_at.getTime() - seconds * 1000);
        await county.database.query('UPDATE sign_in_code SET sent_at = ?, sent_minute = ?, expires_at = ? WHERE id = ?', [
          new Date(at),
          Math.floor(at / 60_000),
          until,
          id,
        ]);
      }
    },
  };
}
