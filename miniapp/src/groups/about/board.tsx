import '../talk/talk.css';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Entry } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { api } from '../../kernel/api';
import { now } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { say } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { Page } from '../../kernel/ui/page';
import { Sheet } from '../../kernel/ui/sheet';
import { NoticeCard } from '../talk/cards';
import { useCard } from '../use-card';

/** The notices that still stand; keepers see who has read them. */
export default function BoardPage() {
  const { id = '' } = useRouter().params;
  const board = useRead(['group', 'board', id], () => api.messages.board({ id }));
  const card = useCard(id);
  const read = useAct((seq: number, once) => api.messages.readNotice({ id, seq }, once), { touches: ['group'] });
  const [asked, ask] = useState<Entry | null>(null);
  return (
    <Page title="通知栏" over={asked ? <Receipts id={id} notice={asked} onClose={() => ask(null)} /> : null}>
      <Loaded of={board}>
        {({ entries }) =>
          entries.length ? (
            entries.map((entry) => (
              <View className="mb12" key={entry.seq}>
                <NoticeCard entry={entry} onRead={() => void read.run(entry.seq)} />
                {card.data?.keeper ? (
                  <Button size="s" className="mt8" onTap={() => ask(entry)}>
                    看谁读了
                  </Button>
                ) : null}
              </View>
            ))
          ) : (
            <Empty icon="bell-ringing-duotone" title="现在没有要看的通知" />
          )
        }
      </Loaded>
    </Page>
  );
}

function Receipts({ id, notice, onClose }: { id: string; notice: Entry; onClose: () => void }) {
  const { seq } = notice;
  const receipts = useRead(['group', 'receipts', id, String(seq)], () => api.messages.receipts({ id, seq }));
  const remind = useAct((_: null, once) => api.messages.remind({ id, seq }, once), {
    touches: ['group'],
    onDone: ({ people }) => say(`提醒了 ${people} 个人`),
  });
  return (
    <Sheet title="谁读了" open onClose={onClose}>
      <Loaded of={receipts}>
        {({ read, unread, reminded }) => (
          <>
            <Section title={`还没读的 ${unread.length} 家`} />
            <Cells>{unread.length ? unread.map((firm) => <Cell key={firm} title={firm} />) : <Cell title="都读过了" />}</Cells>
            {unread.length ? (
              <Button kind="primary" block className="mt12" off={reminded} busy={remind.busy} onTap={() => void remind.run(null)}>
                {reminded ? '已经提醒过一次' : '提醒没读的,只能提醒一次'}
              </Button>
            ) : null}
            <Section title={`读过的 ${read.length} 家`} />
            <Cells>
              {read.map(({ firm, at }) => (
                <Cell key={firm} title={firm} note={momentWords(at, now())} />
              ))}
            </Cells>
          </>
        )}
      </Loaded>
    </Sheet>
  );
}
