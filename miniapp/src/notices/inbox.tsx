import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { momentWords } from 'shared-types/kernel/time.words';
import type { Notice } from 'shared-types/notices';
import { api } from '../kernel/api';
import { useNow } from '../kernel/clock';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { useAct } from '../kernel/query';
import { usePost } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Tile } from '../kernel/ui/icon';
import { Page } from '../kernel/ui/page';
import { useInbox } from './notices.card';
import { openNotice } from './open-matter';

export default function InboxPage() {
  return (
    <Page title="消息">
      <SignedInOnly why="登录后才能看消息">
        <Inbox />
      </SignedInOnly>
    </Page>
  );
}

/** Opening a line marks it and everything older as read. */
function Inbox() {
  const inbox = useInbox();
  const post = usePost();
  const [older, setOlder] = useState<Notice[]>([]);
  const [end, setEnd] = useState(false);
  const read = useAct((id: string, once) => api.notices.read({ id }, once), { touches: ['notice'], onRefused: () => true });
  const more = useAct((before: string) => api.notices.list({ before }), {
    onDone: (page) => {
      setOlder((known) => [...known, ...page.notices]);
      setEnd(!page.more);
    },
  });
  const open = (notice: Notice) => {
    if (!notice.read) void read.run(notice.id);
    void openNotice(notice, post);
  };
  useOpening(open);
  return (
    <Loaded of={inbox}>
      {({ notices, more: hasMore }) => {
        const known = new Set(notices.map(({ id }) => id));
        const all = [...notices, ...older.filter(({ id }) => !known.has(id))];
        if (all.length === 0) return <Empty icon="bell-ringing-duotone" title="还没有消息" note="办的事有了进展,会在这里告诉您" />;
        return (
          <>
            <Lines notices={all} onOpen={open} />
            {hasMore && !end ? (
              <Button block className="mt12" busy={more.busy} onTap={() => void more.run(all[all.length - 1]?.id ?? '')}>
                看更早的
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

/** Somebody came by the link of one message: it opens by itself, once. */
function useOpening(open: (notice: Notice) => void) {
  const { open: id } = useRouter().params;
  const came = useRef(false);
  useEffect(() => {
    if (!id || came.current) return;
    came.current = true;
    void api.notices.list({ only: id }).then(
      ({ notices }) => notices.forEach(open),
      () => undefined,
    );
  });
}

function Lines({ notices, onOpen }: { notices: readonly Notice[]; onOpen: (notice: Notice) => void }) {
  const time = useNow();
  return (
    <Cells>
      {notices.map((notice) => (
        <Cell
          key={notice.id}
          strong={!notice.read}
          lead={<Tile name="bell" tone={notice.read ? 'n' : ''} />}
          title={notice.title}
          note={
            <>
              <View>{notice.body}</View>
              <View className="mt2">{`${momentWords(notice.at, time)}${notice.read ? '' : ' · 未读'}`}</View>
            </>
          }
          label={`${notice.read ? '' : '未读,'}${notice.title},${notice.body}`}
          onTap={() => onOpen(notice)}
        />
      ))}
    </Cells>
  );
}
