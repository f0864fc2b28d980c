import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';
import { earlierPressed, repliesPressed } from './line.acts';
import { freshOf, type Row } from './rows';
import type { Thread } from './threads';

interface RepliesProps {
  group: string;
  row: Row;
  thread: Thread;
  /** Draws one reply. */
  line: (row: Row) => ReactNode;
}

const wordsOf = (n: number, fresh: number, open: boolean) => {
  if (open) return `收起 ${n} 条回复`;
  return fresh > 0 ? `看 ${n} 条回复,${fresh} 条是新的` : `看 ${n} 条回复`;
};

/** What was said under a notice: folded into a count until somebody wants to read it. While it is, as few nodes as it takes. */
export function Replies({ group, row, thread, line }: RepliesProps) {
  const { from } = thread;
  const fresh = freshOf(row, thread).length;
  return (
    <View {...(row.mine && { className: 'th-mm' })}>
      <Tap className={`th-h ${fresh > 0 ? 'th-n' : ''}`} onTap={() => repliesPressed(group, row)}>
        <Icon name="chat-circle-text" className="mr8" />
        <Text className="grow">{wordsOf(row.under.length, fresh, from !== null)}</Text>
        <Icon name="caret-down" size="s" className={from === null ? '' : 'th-o'} />
      </Tap>
      {from === null ? null : <Open group={group} row={row} from={from} line={line} />}
    </View>
  );
}

/** What is earlier has a place of its own, so that what comes is only put at the end. */
function Open({ group, row, from, line }: Omit<RepliesProps, 'thread'> & { from: number }) {
  const drawn = row.under.filter(({ entry }) => entry.seq >= from);
  const earlier = row.under.length - drawn.length;
  return (
    <View className="th-l">
      <View>
        {earlier > 0 ? (
          <Tap className="th-m" onTap={() => earlierPressed(group, row)}>
            <Text>{`看前面的 ${earlier} 条`}</Text>
          </Tap>
        ) : null}
      </View>
      {drawn.map(line)}
    </View>
  );
}
