import { blindIndex } from '../../../cloud/src/kernel/crypto';
import { aTicket } from '../ready/wechat';
import { openDoor } from '../sign-in';
import { openWechat } from './wechat';

export const device = '测试机';
export type WechatDoor = Awaited<ReturnType<typeof openWechatDoor>>;

/** A county one enters with WeChat: its stand-in, and what the database holds of whoever came. */
export async function openWechatDoor() {
  const wechat = await openWechat();
  const door = await openDoor();
  const { county } = door;
  const people = () => county.visitor().wechat;
  const countOf = async (sql: string, params: unknown[]) =>
    Number((await county.database.query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${sql}`, params))[0]?.n);
  return {
    ...door,
    wechat,
    people,
    enter: (who: string) => people().enter({ code: wechat.loginCode(who), device }),
    ticket: (who?: string) => aTicket(county, wechat, who),
    /** Signed in for the first time, by one tap on the phone button. */
    phoneEntry: async (who: string, phone: string) =>
      people().enterByPhone({ ticket: await aTicket(county, wechat, who), phoneCode: wechat.phoneCode(phone), device }),
    personsWith: (phone: string) => countOf('person WHERE phone_index = ?', [blindIndex('phone', phone)]),
    bindingsOf: (personId: string) => countOf('identity WHERE person_id = ? AND ended_at IS NULL', [personId]),
    sessionsOf: (personId: string) => countOf('session WHERE person_id = ? AND revoked_at IS NULL', [personId]),
    /** What is left of a WeChat and a picture. */
    traces: async (personId: string) =>
      (await countOf('identity WHERE person_id = ?', [personId])) +
      (await countOf('avatar WHERE person_id = ?', [personId])) +
      (await countOf('wechat_ticket WHERE person_id = ?', [personId])),
    close: async () => {
      await county.close();
      await wechat.close();
    },
  };
}
