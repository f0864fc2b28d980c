import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { Entry, GroupCard } from 'shared-types/groups';
import { api } from '../../kernel/api';
import { touch, useSignal } from '../../kernel/query';
import { useMe, usePost, useWho } from '../../kernel/session';
import { follow } from '../../kernel/stream';
import { keptLog, logKeeper } from './keep-log';
import { ReadMarker } from './read-marker';
import { Talk } from './talk.model';

const POLL = 15_000;
/** What is pinned is asked for by everybody who looks, and not by all at one moment. */
const SPREAD = 5_000;
/** The contract says that entries of a group come over its line; the line itself carries anything. */
const isEntries = (entries: readonly unknown[]): entries is Entry[] =>
  entries.every((entry) => typeof entry === 'object' && entry !== null && 'seq' in entry && 'kind' in entry);

/** One group's talk, kept up to date while its page is open. */
export function useTalk(id: string) {
  const who = useWho();
  const staff = usePost() !== null;
  const mine = useMe()?.id ?? null;
  const me = staff ? null : mine;
  const [, draw] = useReducer((n: number) => n + 1, 0);
  const [keeper] = useState(() => logKeeper(who, id));
  const [talk] = useState(
    () =>
      new Talk({
        me,
        load: () => keptLog(who, id),
        save: keeper.save,
        onChange: draw,
        page: (ask) => api.messages.page({ id, ...ask }),
      }),
  );
  useEffect(() => {
    const line = follow(`group/${id}`, {
      // Of a log that nothing is known of the newest page is enough: watched from its beginning it would come as a whole.
      after: () => (talk.log.to > 0 || talk.log.start ? talk.log.to : null),
      onEntries: (entries) => {
        if (!isEntries(entries)) return;
        talk.receive(entries);
        if (entries.some(({ what }) => what === 'pinned' || what === 'unpinned')) setTimeout(() => touch('pinned'), Math.random() * SPREAD);
      },
      onLast: talk.reached,
      onGone: () => touch('group'),
      onResume: () => void talk.open().then(line.again),
    });
    if (talk.log.to === 0) void talk.open().then(line.again);
    return () => {
      line.leave();
      keeper.flush();
      touch('group');
    };
  }, [talk, id, keeper]);
  const down = useSignal(({ live, online }) => online && !live);
  const online = useSignal((signal) => signal.online);
  useEffect(() => {
    if (!down) return;
    const timer = setInterval(() => void talk.open(), POLL);
    return () => clearInterval(timer);
  }, [down, talk]);
  useEffect(() => {
    if (online) void talk.open();
  }, [online, talk]);
  return talk;
}

/** Marks as read what has been on screen; `card` as it was when the page opened. */
export function useReading(id: string, card: GroupCard | undefined) {
  const [opened, setOpened] = useState<{ read: number; unread: number } | null>(null);
  if (card && !opened) setOpened({ read: card.readSeq, unread: card.unread });
  const marker = useRef<ReadMarker | null>(null);
  const shown = useRef(true);
  if (opened && !marker.current) marker.current = new ReadMarker(opened.read, (seq) => api.groups.read({ id, seq }));
  useDidShow(() => {
    shown.current = true;
  });
  useDidHide(() => {
    shown.current = false;
    void marker.current?.flush();
  });
  useEffect(() => () => void marker.current?.flush(), []);
  return {
    opened,
    reach: (seq: number) => {
      if (shown.current) marker.current?.reach(seq);
    },
  };
}
