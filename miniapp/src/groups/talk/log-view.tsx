import { ScrollView, Text, View } from '@tarojs/components';
import { memo, type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { isWeapp } from '../../kernel/platform';
import { Tap } from '../../kernel/ui/tap';
import { Line } from './line';
import { Replies } from './replies';
import { type Row, type Stretch as RowsOfStretch, same, stretchesOf } from './rows';
import { idOf, type Scroll } from './scroll';
import { isIn, type Part, placesOf } from './slots';
import type { Threads } from './use-threads';

interface LogViewProps {
  group: string;
  rows: readonly Row[];
  /** Nothing older is left. */
  start: boolean;
  jumped: boolean;
  /** What of it is drawn. */
  part: Part;
  scroll: Scroll;
  /** Numbers that are ticked; null while nothing is being chosen. */
  picked: readonly number[] | null;
  threads: Threads;
  onOlder: () => void;
  onLower: () => void;
  /** Whether the end is in sight. */
  onEnd: (atEnd: boolean) => void;
  /** Below the log: what has not gone out yet. */
  children: ReactNode;
}

const NEAR = 160;

interface StretchProps {
  group: string;
  rows: readonly Row[];
  picked: readonly number[] | null;
  threads: Threads;
}
/** Drawn again only where one of its own lines has changed. */
const Stretch = memo(
  ({ group, rows, picked, threads }: StretchProps) => {
    const line = (row: Row) => <Line key={row.entry.seq} group={group} row={row} picked={picked ? picked.includes(row.entry.seq) : null} />;
    const notice = (row: Row) => (
      // A box around both, so that the first reply is put at its end and not between lines.
      <View key={row.entry.seq}>
        {line(row)}
        {row.under.length > 0 ? <Replies group={group} row={row} thread={threads.of(row.entry.seq)} line={line} /> : null}
      </View>
    );
    return <View>{rows.map((row) => (row.entry.kind === 'notice' ? notice(row) : line(row)))}</View>;
  },
  (a, b) =>
    a.picked === b.picked && a.threads === b.threads && a.rows.length === b.rows.length && a.rows.every((row, i) => same(row, b.rows[i])),
);

const lineAt = (id: string) => {
  const line = document.getElementById(id);
  return line && { line, foot: line.getBoundingClientRect().bottom };
};

/** In a browser what comes or goes above moves what one reads: it is put back where it was. */
function useKeptPlace(group: string, drawn: readonly RowsOfStretch[]) {
  const first = drawn[0]?.rows[0]?.entry.seq ?? 0;
  const was = useRef(first);
  const stays = () => drawn.flatMap(({ rows }) => rows).find(({ entry }) => entry.seq >= was.current)?.entry.seq ?? first;
  // Looked at while it still stands where it stood: the first line that was there and stays. Its foot, since name and time above it may come or go.
  const held = isWeapp || first === was.current ? null : lineAt(idOf(group, stays()));
  useLayoutEffect(() => {
    was.current = first;
    if (!held?.line.isConnected) return;
    const box = document.getElementById(idOf(group, 'log'));
    if (box) box.scrollTop += held.line.getBoundingClientRect().bottom - held.foot;
  });
}

/** The scrolling part of a talk. */
export function LogView({ group, rows, start, jumped, part, scroll, picked, threads, onOlder, onLower, onEnd, children }: LogViewProps) {
  const from = useRef<number | null>(null);
  const stretches = useMemo(() => stretchesOf(rows), [rows]);
  const places = placesOf(stretches, from.current);
  from.current = places[0] ?? null;
  const drawn = stretches.filter(({ no }) => isIn(part, no));
  const byNo = new Map(drawn.map((stretch) => [stretch.no, stretch.rows]));
  useKeptPlace(group, drawn);
  return (
    <ScrollView
      id={idOf(group, 'log')}
      className="log"
      {...(isWeapp ? {} : BOX)}
      scrollY
      enhanced
      scrollAnchoring
      upperThreshold={500}
      lowerThreshold={NEAR}
      scrollIntoView={scroll.anchor}
      onScrollToUpper={onOlder}
      onScrollToLower={onLower}
      onScroll={({ detail, target }) => onEnd(detail.scrollHeight - detail.scrollTop - heightOf(target) < NEAR)}
    >
      <View className="log-top">
        {start && part.from === null ? (
          <Text>从这里开始</Text>
        ) : (
          <Tap className="log-more" onTap={onOlder}>
            <Text>{jumped ? '中间还有很多,往上看更早的' : '看更早的消息'}</Text>
          </Tap>
        )}
      </View>
      <View>
        {places.map((no) => (
          <Stretch key={no} group={group} rows={byNo.get(no) ?? NONE} picked={picked} threads={threads} />
        ))}
      </View>
      <View>{children}</View>
      <View id={idOf(group, 'end')} className="log-end" />
      <View id={idOf(group, 'foot')} className="log-end" />
    </ScrollView>
  );
}

const NONE: readonly Row[] = [];
/** In a browser the element scrolls only once it has come to life; where one stands is set before that, and by us alone. */
const BOX = { style: { overflowY: 'auto', overflowAnchor: 'none' } } as const;
/** WeChat does not say how high the list is; a screen less its bars comes near enough. */
const heightOf = (target: unknown) => (target instanceof Object && 'clientHeight' in target ? Number(target.clientHeight) : 480);
