import { Sms } from '../../../cloud/src/kernel/sms';
import type { County, Person } from '../county';
import { linesTo } from './line';
import { forwardTo, openWeapp, type WeappOptions } from './weapp';
import type { WxRequest } from './wx';

export type Phone = ReturnType<typeof openPhone>;
export type Phones = Awaited<ReturnType<typeof openPhones>>;
/** Milliseconds. */
const STILL = 80;

/** `off`: nothing goes out. `oneWay`: what is sent arrives, the answer does not. `slow`: the answers wait until it is `on`. */
type Network = 'on' | 'off' | 'oneWay' | 'slow';

/** Phones in a county: their requests and sockets reach its service, their clocks stand where the county's stands. */
export async function openPhones(county: County) {
  const codes = new Map<string, string>();
  const sms = await county.service.get(Sms);
  sms.use({ send: async (to, code) => void codes.set(to, code) });
  const all: Phone[] = [];
  const open = (options: WeappOptions = {}) => {
    const phone = openPhone(county, codes, options);
    all.push(phone);
    return phone;
  };
  return {
    open,
    /** On the home page, signed in by taps. */
    of: async (person: Person, options: WeappOptions = {}) => {
      const phone = open(options);
      phone.launch();
      await phone.signIn(person);
      return phone;
    },
    /** The last code sent to this number. */
    codeOf: (number: string) => codes.get(number),
    close: () => {
      for (const phone of all) phone.close();
    },
  };
}

/** The service tells phones the time of the process; in a county whose clock is stopped they hear the county's. */
const withTimeOf = (county: County) => (frame: string) => {
  const said = JSON.parse(frame) as { now?: string };
  return said.now ? JSON.stringify({ ...said, now: county.now().toISOString() }) : frame;
};

function openPhone(county: County, codes: Map<string, string>, options: WeappOptions) {
  let network: Network = 'on';
  const sent: WxRequest[] = [];
  const held: (() => void)[] = [];
  const forward = forwardTo(county.service.url);
  const lines = linesTo(county.service.url, withTimeOf(county), {
    called: ({ method, url, data }) => sent.push({ method, url: `${county.service.url}/api${url}`, data, header: {} }),
    answered: (give, cut) => {
      if (network === 'slow') held.push(give);
      else if (network === 'oneWay') cut();
      else give();
    },
  });
  const weapp = openWeapp(
    async (request) => {
      if (network === 'off') throw new Error('no network');
      sent.push(request);
      const answer = await forward(request);
      if (network === 'slow') await new Promise<void>((turn) => held.push(turn));
      else if (network !== 'on') throw new Error('no answer');
      return answer;
    },
    { ahead: county.now().getTime() - Date.now(), connect: lines.connect, isOnline: () => network !== 'off', ...options },
  );
  let taps = 0;

  return {
    ...weapp,
    lines,
    /** What went over the network, by a call of its own or over the line, as `POST /api/errands`. */
    sent: () => sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
    requests: sent,
    taps: () => taps,
    /** A person waits for what they want to press. */
    async tap(words: string) {
      await weapp.until(() => weapp.canTap(words), `${words} to press`);
      taps += 1;
      weapp.tap(words);
    },
    /** A finger that stays on a line. */
    async hold(words: string) {
      await weapp.until(() => weapp.node(words) !== undefined, `${words} to hold`);
      weapp.hold(words);
    },
    async type(label: string, value: string) {
      await weapp.until(() => weapp.node(label) !== undefined, `${label} to fill in`);
      weapp.type(label, value);
    },
    /** Waits until these words can be read, on this page where one is named. */
    sees: (words: string, route?: string) =>
      weapp.until(
        () => (!route || weapp.route() === route) && `${weapp.text()}${weapp.tabBarText()}`.includes(words),
        `${words} on ${route ?? 'this page'}`,
      ),
    /** Nothing is on its way, and the screen has been given nothing for a while: what an answer changes may come in two strokes. */
    rests: () => {
      let [count, since] = [-1, 0];
      return weapp.until(() => {
        if (count !== weapp.crossings.length) [count, since] = [weapp.crossings.length, performance.now()];
        return weapp.flight.now === 0 && performance.now() - since > STILL;
      }, 'the phone to rest');
    },
    network(next: Network) {
      network = next;
      if (next !== 'slow') for (const turn of held.splice(0)) turn();
      lines.cut(next === 'off');
      weapp.emit('NetworkStatusChange', { isConnected: next !== 'off', networkType: next === 'off' ? 'none' : 'wifi' });
    },
    /** By phone number and code, from the home page, as far as the last tap. */
    async enter({ phone }: Person) {
      await this.tap('我的');
      await this.sees('您还没有登录', 'tabs/me');
      await this.tap('登录');
      await this.sees('我看过并同意', 'people/sign-in');
      await this.tap('用短信验证码登录');
      await this.tap('我看过并同意');
      await this.type('手机号', phone);
      await this.tap('发验证码');
      await weapp.until(() => codes.has(phone), 'the code');
      await this.type('验证码', codes.get(phone) ?? '');
      await weapp.until(() => weapp.isOn('登录'), 'the way in');
      await this.tap('登录');
    },
    /** Signs in from the home page, ending on the home page. */
    async signIn(person: Person) {
      await this.enter(person);
      await this.sees('退出登录', 'tabs/me');
      await weapp.until(() => lines.heard.some(({ t }) => t === 'ready'), 'the live line');
      await this.tap(weapp.tabBarText().startsWith('工作台') ? '工作台' : '首页');
      await weapp.until(() => weapp.route() === 'tabs/home' && weapp.text() !== '', 'the home page');
    },
    /** As when the system ends the app: nobody says goodbye, and only what was stored is left. */
    kill() {
      lines.close();
      weapp.kill();
    },
    close() {
      lines.close();
      weapp.close();
    },
  };
}
