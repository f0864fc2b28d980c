import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { holds, noOf, type Row } from './rows';
import { useScroll } from './scroll';
import { around, atEnd as atEndOf, downwards, isIn, isLong, type Part, upwards, WHOLE } from './slots';
import type { Talk } from './talk.model';
import { linesOf } from './threads';

/** So many unread lines stand on a screen: no way to the first of them is needed. */
const IN_SIGHT = 6;

interface Sight {
  id: string;
  talk: Talk;
  rows: readonly Row[];
  /** What waits to go out. */
  waiting: number;
  opened: { read: number; unread: number } | null;
  /** The line one came for; null: the newest. */
  start: number | null;
  reach: (seq: number) => void;
  /** Unfolds what hides a line; gives the number of the one it stands under, or its own. */
  reveal: (seq: number) => number;
}

/** Where one stands: at the end, which is followed, or further up, where nothing moves. */
function usePlace({ id, talk, rows, waiting, opened, start, reach }: Sight) {
  const scroll = useScroll(id);
  const atEnd = useRef(start === null);
  const [end, setEnd] = useState(start === null);
  const [chosen, show] = useState<Part>(WHOLE);
  // What was chosen may have been let go meanwhile: there is always something to see.
  const part = rows.some(({ entry }) => isIn(chosen, noOf(entry.seq))) ? chosen : atEndOf(linesOf(talk.log.rows));
  const [target, aim] = useState<number | null>(null);
  const seen = useRef(0);
  const last = rows.at(-1)?.entry.seq ?? 0;
  const settle = (now: boolean) => {
    atEnd.current = now;
    setEnd(now);
    if (now) seen.current = last;
    if (now) reach(talk.log.to);
  };
  // Only what is new at the end moves the list.
  const foot = [last, talk.log.to, waiting, opened !== null, part.from].join();
  const followed = useRef('');
  useLayoutEffect(() => {
    if (followed.current === foot) return;
    followed.current = foot;
    if (seen.current === 0) seen.current = talk.log.last;
    if (!atEnd.current || talk.isAway) return;
    seen.current = last;
    const lines = linesOf(talk.log.rows);
    if (isLong(lines, part)) show(atEndOf(lines));
    scroll.toEnd();
    reach(talk.log.to);
  });
  useLayoutEffect(() => {
    if (target === null || !rows.some((row) => holds(row, target))) return;
    scroll.to(target);
    aim(null);
  }, [target, rows, scroll.to]);
  const fresh = rows.filter(({ entry, mine }) => !mine && entry.seq > seen.current).length;
  return { scroll, atEnd, aim, settle, part, show, below: end && !talk.isAway ? null : fresh };
}

/** Which part of a talk is on screen: follows the end while one is there, stays put while one reads back. */
export function useSight(sight: Sight) {
  const { talk, rows, opened, start, reveal } = sight;
  const { scroll, atEnd, aim, settle, part, show, below } = usePlace(sight);
  const [went, setWent] = useState(false);
  const go = async (seq: number) => {
    settle(false);
    await talk.around(seq);
    show(around(linesOf(talk.log.rows), reveal(seq)));
    aim(seq);
  };
  const came = useRef(false);
  useEffect(() => {
    if (start !== null && !came.current) void talk.open().then(() => go(start));
    came.current = true;
  });
  const toFirst = () => {
    setWent(true);
    void go(rows.find(({ unread }) => unread)?.entry.seq ?? (opened?.read ?? 0) + 1);
  };
  const toNewest = async () => {
    if (talk.isAway) await talk.latest();
    const lines = linesOf(talk.log.rows);
    if (part.to !== null || isLong(lines, part)) show(atEndOf(lines));
    settle(true);
    scroll.toEnd();
  };
  const onEnd = (now: boolean) => {
    if (now !== atEnd.current && !(now && part.to !== null)) settle(now);
  };
  const onOlder = () => {
    show(upwards(linesOf(talk.log.rows), part));
    if (part.from === null) void talk.older();
  };
  const onLower = () => {
    show(downwards(linesOf(talk.log.rows), part));
    if (part.to === null) void talk.newer();
  };
  const above = opened && !went && opened.unread > IN_SIGHT ? opened.unread : 0;
  return { scroll, part, go, above, below, toFirst, toNewest, onEnd, onOlder, onLower };
}
