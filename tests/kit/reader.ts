import type { Entry } from 'shared-types/groups';
import type { ServerFrame } from 'shared-types/kernel/socket';
import { type ApiClient, clientOf } from '../../miniapp/src/kernel/client';
import type { County, Held, Person } from './county';
import { openLine, until } from './line';
import { sendTo } from './service';
import { headersOf } from './sessions';

/** A phone that reads along in a group: over its line, and by asking where it finds a gap. */
export interface Reader {
  api: ApiClient;
  line: Awaited<ReturnType<typeof openLine>>;
  /** What came over the line, in the order in which it came. */
  streamed: () => Entry[];
  /** By number, as the phone has it. */
  log: () => Entry[];
  gaps: () => number;
  watch: (after?: number) => void;
  /** Waits until it has everything up to a number. */
  has: (seq: number, within?: number) => Promise<true>;
  unwatched: () => boolean;
  badges: () => number[];
}

/** `url`: of the process its line hangs on; the county's own unless told. */
export async function openReader(county: County, person: Person | Held, groupId: string, url = county.service.url): Promise<Reader> {
  const headers = await headersOf(county, person);
  const api = clientOf(sendTo(url, { ...headers, connection: 'close' }), { tries: 1 });
  const line = await openLine(url, headers.authorization?.slice('Bearer '.length) ?? '');
  const subject = `group/${groupId}`;
  const [log, streamed] = [new Map<number, Entry>(), [] as Entry[]];
  let [gaps, fetching] = [0, false];
  const last = () => Math.max(0, ...log.keys());
  const pull = async () => {
    if (fetching) return;
    fetching = true;
    for (let more = true; more; ) {
      const page = await api.messages.page({ id: groupId, after: last() });
      for (const entry of page.entries) log.set(entry.seq, entry);
      more = page.more && page.entries.length > 0;
    }
    fetching = false;
  };
  const hear = (entry: Entry) => {
    streamed.push(entry);
    const gap = log.size > 0 && entry.seq > last() + 1;
    if (!gap) return void log.set(entry.seq, entry);
    gaps += 1;
    void pull().catch(() => undefined);
  };
  const take = (frame: ServerFrame) => {
    if (frame.t === 'badge' && frame.subject === subject && frame.last > last()) void pull().catch(() => undefined);
    if (frame.t === 'stream' && frame.subject === subject) (frame.entries as Entry[]).forEach(hear);
  };
  line.socket.on('message', (data) => take(JSON.parse(String(data))));
  return {
    ...{ api, line, streamed: () => streamed, gaps: () => gaps },
    log: () => [...log.values()].sort((a, b) => a.seq - b.seq),
    watch: (after = last()) => line.say({ t: 'watch', subject, after }),
    has: (seq, within) => until(() => last() >= seq || undefined, `entry ${seq}`, within) as Promise<true>,
    unwatched: () => line.heard.some((frame) => frame.t === 'unwatched' && frame.subject === subject),
    badges: () => line.heard.flatMap((frame) => (frame.t === 'badge' && frame.subject === subject ? [frame.last] : [])),
  };
}

/** Everything a person may read of a group, asked for anew. */
export async function wholeLog(api: ApiClient, groupId: string): Promise<Entry[]> {
  const all: Entry[] = [];
  for (let more = true; more; ) {
    const page = await api.messages.page({ id: groupId, after: all.at(-1)?.seq ?? 0 });
    all.push(...page.entries);
    more = page.more;
  }
  return all;
}

/** What a phone makes of a log it has read along: every change applied to what it is about. */
export function folded(log: readonly Entry[]): Entry[] {
  const rows = new Map<number, Entry>();
  for (const entry of log) {
    rows.set(entry.seq, entry);
    const target = entry.target === null ? undefined : rows.get(entry.target);
    if (target) rows.set(target.seq, after(target, entry));
  }
  return [...rows.values()].sort((a, b) => a.seq - b.seq);
}

function after(target: Entry, { what, speaker, content, reply, matter, read }: Entry): Entry {
  switch (what) {
    case 'recalled':
    case 'hidden':
      return { ...target, state: what, speaker: speaker ?? target.speaker, content: null, reply: null, matter: null };
    case 'shown':
      return { ...target, state: 'shown', speaker, content, reply };
    case 'refused':
      return { ...target, state: 'refused' };
    case 'matter':
      return { ...target, matter };
    case 'read':
      return { ...target, read };
    default:
      return target;
  }
}
