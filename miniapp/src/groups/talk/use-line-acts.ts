import { useEffect, useState } from 'react';
import type { Entry } from 'shared-types/groups';
import { api } from '../../kernel/api';
import { goTo, isWeapp, say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { tellSeen } from '../../kernel/seen';
import { useMe } from '../../kernel/session';
import { own } from '../api';
import { actsOn } from './line.acts';
import { copyWords, type LineAct } from './menu';
import { type Reasoned, useRecall } from './reason-sheet';
import type { Row } from './rows';
import type { Talk } from './talk.model';
import { askedIn, newestOf } from './talk-words';
import { raiseFrom, usePicking } from './use-picking';

const isReasoned = (act: LineAct): act is Reasoned => ['report', 'appeal', 'hide', 'mute'].includes(act);

/** With a mouse a click opens the menu, unless somebody has just marked words with it; a finger has to stay. */
const isMouse = () => !isWeapp && window.matchMedia('(hover: hover)').matches && !window.getSelection()?.toString();

const write = (id: string, rows: readonly Entry[], entry: Entry) => {
  const { kind, seq } = newestOf(rows, entry);
  void goTo('groups/order/write', { id, kind: 'answer', [kind === 'answer' ? 'replaces' : 'reply']: String(seq) });
};

/** What a line asks of the service. */
function useCalls(id: string, talk: Talk) {
  const recall = useRecall(id, (seq) => talk.note({ target: seq, what: 'recalled' }));
  const read = useAct(({ seq }: Entry, once) => api.messages.readNotice({ id, seq }, once).then((count) => ({ seq, count })), {
    touches: ['group'],
    onDone: ({ seq, count }) => {
      talk.note({ target: seq, what: 'read', read: { ...count, mine: true } });
      tellSeen(`group/${id}`);
    },
  });
  const apart = useAct(({ seq }: Entry, once) => own.threads.open({ id, seq }, once), {
    touches: ['group'],
    onDone: (thread) => void goTo('groups/talk/talk', { id: thread.id }),
  });
  const unpin = useAct((_: null, once) => api.messages.unpin({ id }, once), {
    touches: ['group'],
    onDone: () => say('取下来了,答复还在群里'),
  });
  return { recall, read, apart, unpin };
}

/** Where a press leads in the talk itself: to another line, or to putting a voice into words. */
interface Ways {
  go: (seq: number) => Promise<void>;
  put: (seq: number) => void;
  /** Unfolds what was said under a notice, or folds it up. */
  replies: (notice: Row) => void;
  earlier: (notice: Row) => void;
}
/** What was said before one came stays unseen, whoever quotes it. */
const knows = (talk: Talk, seq: number) => talk.log.rows.some((row) => row.seq === seq);

/** Only one's own words become a matter: whoever asked nothing themselves is told to say first what is left. True where there is one to be made. */
function plead(id: string, talk: Talk, answer: Entry, me: string | null): boolean {
  const asked = askedIn(talk.log.rows, answer);
  const can = asked !== undefined && !asked.matter && asked.speaker?.id === me;
  if (can) raiseFrom(id, [asked], answer);
  else say('先说说哪里没解决,再长按您说的那句转成诉求');
  return can;
}

/** What happens when lines are pressed: the menu, the reasons it asks for, choosing several. */
export function useLineActs(id: string, talk: Talk, { go, put, ...folds }: Ways) {
  const picking = usePicking();
  const [menu, open] = useState<Entry | null>(null);
  const [reply, setReply] = useState<Entry | null>(null);
  const [reason, ask] = useState<{ act: Reasoned; entry: Entry } | null>(null);
  const me = useMe()?.id ?? null;
  const { recall, read, apart, unpin } = useCalls(id, talk);
  useEffect(() =>
    actsOn(id, {
      press: (entry, long) => {
        if (picking.picked) return void (long || picking.turn(entry.seq));
        if (long || isMouse()) open(entry);
      },
      read: (entry) => void read.run(entry),
      quoted: ({ seq, reply: to }) => {
        if (picking.picked) return picking.turn(seq);
        if (to) void go(to.seq).then(() => knows(talk, to.seq) || say('那句话这里看不到'));
      },
      ...folds,
      plead: (answer) => plead(id, talk, answer, me) || setReply(answer),
      look: (seq) => void go(seq),
    }),
  );
  const act = (what: LineAct, entry: Entry) => {
    if (isReasoned(what)) return ask({ act: what, entry });
    const plain: Record<Exclude<LineAct, Reasoned>, () => void> = {
      copy: () => copyWords(entry),
      words: () => put(entry.seq),
      reply: () => setReply(entry),
      private: () => void apart.run(entry),
      raise: () => raiseFrom(id, [entry]),
      pick: () => picking.start([entry.seq]),
      recall: () => void recall.run(entry.seq),
      answer: () => write(id, talk.log.rows, entry),
      why: () => void goTo('groups/order/fate', { id, seq: String(entry.seq) }),
      unpin: () => void unpin.run(null),
    };
    plain[what]();
  };
  const raise = () => {
    raiseFrom(
      id,
      talk.log.rows.filter(({ seq }) => picking.picked?.includes(seq)),
    );
    picking.end();
  };
  return { picking, raise, menu, closeMenu: () => open(null), act, reply, setReply, reason, closeReason: () => ask(null) };
}
