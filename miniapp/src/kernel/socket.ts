import Taro from '@tarojs/taro';
import { tellTime } from './clock';
import { Live, type Seen, type Wire } from './live';
import { isWeapp } from './platform';
import { queries, touch, useSignal } from './query';
import { carryOver } from './send';
import { useSession } from './session';
import { hear, resume, watchedBy, watching } from './stream';

const address = () => {
  const host = isWeapp ? API_BASE : window.location.origin;
  return `${host.replace(/^http/, 'ws')}/api/live`;
};

async function open(): Promise<Wire> {
  const { token } = useSession.getState();
  const task = await Taro.connectSocket({ url: address(), header: token ? { Authorization: `Bearer ${token}` } : {} });
  return {
    send: (frame) => void Promise.resolve(task.send({ data: frame })).catch(() => undefined),
    close: () => void Promise.resolve(task.close({})).catch(() => undefined),
    onOpen: (handler) => task.onOpen(handler),
    onFrame: (handler) => task.onMessage(({ data }) => handler(String(data))),
    onClose: (handler) => {
      task.onClose(handler);
      task.onError(handler);
    },
  };
}

const SUBJECT = /^[a-z-]+\/\d+$/;
const versionOf = (data: unknown) => (typeof data === 'object' && data !== null && 'version' in data ? Number(data.version) : 0);

/** Subjects of the queries on screen, with the version each shows. */
const seen = (): Seen[] =>
  queries
    .getQueryCache()
    .findAll({ type: 'active' })
    .flatMap(({ queryKey, state }) =>
      queryKey
        .filter((part): part is string => typeof part === 'string' && SUBJECT.test(part))
        .map((subject) => ({ subject, no: versionOf(state.data) })),
    );

const isShown = (subject: string, no: number) => seen().some((shown) => shown.subject === subject && shown.no >= no);

let before = false;
const live = new Live({
  open,
  seen,
  watching,
  onStream: hear,
  onMoved: (subject, no) => {
    if (!isShown(subject, no)) touch(subject);
  },
  onTime: tellTime,
  onState: (up) => {
    useSignal.setState({ live: up });
    // Whatever happened while the line was down concerns lists too, and those have no number.
    if (up && before) void queries.invalidateQueries();
    before ||= up;
  },
});

/** Opens the line while somebody is signed in; called once at launch. */
export function keepLive() {
  watchedBy(live);
  carryOver((call) => live.call(call));
  const follow = (signedIn: boolean) => (signedIn ? live.start() : live.stop());
  follow(useSession.getState().me !== null);
  useSession.subscribe(({ me, token }, previous) => {
    if (me?.id !== previous.me?.id || token !== previous.token) live.stop();
    follow(me !== null);
  });
  Taro.onAppShow(() => {
    live.resync();
    resume();
  });
}
