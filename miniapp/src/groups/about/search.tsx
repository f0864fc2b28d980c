import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Entry } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { api } from '../../kernel/api';
import { now } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { useAct, useRead } from '../../kernel/query';
import { useSettled } from '../../kernel/settled';
import { Button } from '../../kernel/ui/button';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { SearchField } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';
import { plainWords } from '../talk/talk-words';

/** Finds words in one group, newest first, and goes to where they were said. */
export default function SearchPage() {
  const { id = '' } = useRouter().params;
  const [typed, type] = useState('');
  const words = useSettled(typed.trim(), 400);
  return (
    <Page title="找一句话">
      <SearchField label="找一句话" value={typed} placeholder="写几个字,比如「停电」" onInput={type} />
      <View className="mt12">
        {words ? (
          <Found key={words} id={id} words={words} />
        ) : (
          <Empty icon="chats-circle-duotone" title="在这个群里找" note="写上记得的几个字" />
        )}
      </View>
    </Page>
  );
}

function Found({ id, words }: { id: string; words: string }) {
  const first = useRead(['group', 'search', id, words], () => api.messages.search({ id, words }));
  const [later, setLater] = useState<{ entries: Entry[]; more: boolean } | null>(null);
  const more = useAct((before: number) => api.messages.search({ id, words, before }), {
    onDone: (page) => setLater((old) => ({ entries: [...(old?.entries ?? []), ...page.entries], more: page.more })),
  });
  const open = (seq: number) => void Taro.redirectTo({ url: `/groups/talk/talk?id=${id}&seq=${seq}` });
  return (
    <Loaded of={first}>
      {(page) => {
        const all = [...page.entries, ...(later?.entries ?? [])];
        if (all.length === 0) return <Empty title="没有找到" note="换几个字试试" />;
        return (
          <>
            <Cells>
              {all.map((entry) => (
                <Cell
                  key={entry.seq}
                  title={plainWords(entry)}
                  note={[entry.speaker?.name, momentWords(entry.at, now())].filter(Boolean).join(' · ')}
                  onTap={() => open(entry.seq)}
                />
              ))}
            </Cells>
            {(later ?? page).more ? (
              <Button kind="line" block className="mt12" busy={more.busy} onTap={() => void more.run(all.at(-1)?.seq ?? 1)}>
                再看一些
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}
