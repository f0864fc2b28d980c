import type { DomainEvent } from 'shared-types/kernel/event';
import type { TemplateName } from 'shared-types/notices';
import { recordEvent } from '../../cloud/src/kernel/engine/event';
import { Ids } from '../../cloud/src/kernel/ids';
import { Sms } from '../../cloud/src/kernel/sms';
import { Clock } from '../../cloud/src/kernel/time/clock';
import { Identities } from '../../cloud/src/people/identity.rows';
import { openIndexOf } from '../../cloud/src/people/ticket.rows';
import { type County, openCounty, type Person } from './county';
import { withTemplates } from './templates';
import { TEMPLATE_IDS } from './wechat/fake.account';
import { openWechat, type Wechat } from './wechat/wechat';

export const SEND = '/cgi-bin/message/subscribe/send';
export type Notified = Awaited<ReturnType<typeof openNotified>>;

/** A county that tells people things, with a stand-in for WeChat and an SMS line the test hears; `fresh` gives another one beside it. */
export async function openNotified(at?: string) {
  const wechat = await openWechat();
  withTemplates();
  const county = await openCounty(at === undefined ? {} : { at });
  const { service } = county;
  const sms: { phone: string; text: string }[] = [];
  const line = await service.get(Sms);
  const hear = (tell: (phone: string) => Promise<boolean> = async () => true) =>
    line.use({
      send: async () => undefined,
      tell: async (phone, text) => {
        const told = await tell(phone);
        if (told) sms.push({ phone, text });
        return told;
      },
    });
  hear();
  const push = async (message: Record<string, unknown>) => {
    const seconds = Math.floor((await service.get(Clock)).now().getTime() / 1000);
    const whole = { ToUserName: 'gh_fake', CreateTime: seconds, MsgType: 'event', ...message };
    await wechat.push({ url: `${service.url}/api/wechat-push`, message: whole, timestamp: seconds });
  };
  const inCounty = async (own: County) => ({ county: own, ...(await happening(own)), ...looking(own), ...binding(own, wechat, push) });
  return {
    ...(await inCounty(county)),
    wechat,
    push,
    hear,
    fresh: async (then?: string) => inCounty(await openCounty({ service, ...(then !== undefined && { at: then }) })),
    sms: ({ phone }: Person) => sms.filter((one) => one.phone === phone).map(({ text }) => text),
    sentTo: async ({ id }: Person) => (await wechat.sent()).filter(({ touser }) => touser === wechat.openidOf(id)),
    close: async () => {
      await county.close();
      await wechat.close();
    },
  };
}

let scenes = 0;
/** What the platform pushes after the popup; each at a time of its own. */
export const popup = (openid: string, answer: string, templates: TemplateName[] = ['progress']) => ({
  FromUserName: openid,
  CreateTime: 1_763_863_200 + scenes++,
  Event: 'subscribe_msg_popup_event',
  List: templates.map((name) => ({ TemplateId: TEMPLATE_IDS[name], SubscribeStatusString: answer, PopupScene: '0' })),
});

const binding = (county: County, wechat: Wechat, push: (message: Record<string, unknown>) => Promise<void>) => ({
  /** Binds a WeChat, and says yes this often to the templates. Gives the openid. */
  bound: async (person: Person, yes = 0, templates: TemplateName[] = ['progress']) => {
    const openid = wechat.openidOf(person.id);
    const ticket = { id: '0', openIndex: openIndexOf(openid), wechat: { openid, unionid: null }, usedKey: null, personId: null };
    const identities = await county.service.get(Identities);
    await county.database.inTransaction((tx) => identities.bind(tx, ticket as never, person.id));
    for (let n = 0; n < yes; n++) await push(popup(openid, 'accept', templates));
    return openid;
  },
});

async function happening(county: County) {
  const ids = await county.service.get(Ids);
  /** Something happens to a matter of the first town; the rooms do not react yet. */
  const write = async (type: string, facts: DomainEvent['facts'], no = 1, subject = `errand/${ids.next()}`) => {
    const event = { region: county.region, subject, no, type, at: county.now().toISOString() };
    await county.database.inTransaction((tx) => recordEvent(tx, { ...event, facts: { town: county.places.town, ...facts } }));
    return subject;
  };
  return {
    write,
    happen: async (type: string, facts: DomainEvent['facts'], no = 1, subject?: string) => {
      const about = await write(type, facts, no, subject);
      await county.tick();
      return about;
    },
  };
}

interface Way {
  id: string;
  channel: string;
  state: string;
  why: string | null;
  tries: number;
  due_at: Date;
}

function looking(county: County) {
  const ways = ({ id }: Person) =>
    county.database.query<Way>('SELECT id, channel, state, why, tries, due_at FROM delivery WHERE person_id = ? ORDER BY id', [id]);
  return {
    ways,
    /** `channel state why` of each way, in their order. */
    told: async (person: Person) => (await ways(person)).map(({ channel, state, why }) => [channel, state, why].filter(Boolean).join(' ')),
    /** When each way is due, in Shanghai. */
    due: async (person: Person) =>
      (await ways(person)).map(
        ({ channel, due_at }) => `${channel} ${new Date(due_at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16)}`,
      ),
    left: async (person: Person, template: TemplateName = 'progress') =>
      (await (await county.as(person, 'resident')).deliveries.subscriptions()).subscriptions.find((one) => one.template === template)?.left,
  };
}
