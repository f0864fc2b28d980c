import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { momentWords } from 'shared-types/kernel/time.words';
import { api } from '../../kernel/api';
import { Watermark } from '../../kernel/carried/watermark';
import { now } from '../../kernel/clock';
import { Paged } from '../../kernel/paged';
import { useRead } from '../../kernel/query';
import { useSettled } from '../../kernel/settled';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { SearchField } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';
import { plainWords } from '../talk/talk-words';
import { ByDay } from './by-day';

/** Finds words in one group, newest first, and goes to where they were said. */
export default function SearchPage() {
  const { id = '' } = useRouter().params;
  const [typed, type] = useState('');
  const words = useSettled(typed.trim(), 400);
  return (
    <Page title="找一句话" over={<Watermark />}>
      <SearchField label="找一句话" value={typed} placeholder="写几个字,比如「停电」" onInput={type} />
      <View className="mt12">
        {words ? (
          <Found key={words} id={id} words={words} />
        ) : (
          <>
            <Empty icon="chats-circle-duotone" title="在这个群里找" note="写上记得的几个字" />
            <ByDay id={id} />
          </>
        )}
      </View>
    </Page>
  );
}

function Found({ id, words }: { id: string; words: string }) {
  const first = useRead(['group', 'search', id, words], () => api.messages.search({ id, words }));
  const open = (seq: number) => void Taro.redirectTo({ url: `/groups/talk/talk?id=${id}&seq=${seq}` });
  return (
    <Paged
      of={first}
      rows={({ entries }) => entries}
      next={({ seq }) => api.messages.search({ id, words, before: seq })}
      empty={<Empty title="没有找到" note="换几个字试试" />}
    >
      {(entries) => (
        <Cells>
          {entries.map((entry) => (
            <Cell
              key={entry.seq}
              title={plainWords(entry)}
              note={[entry.speaker?.name, momentWords(entry.at, now())].filter(Boolean).join(' · ')}
              onTap={() => open(entry.seq)}
            />
          ))}
        </Cells>
      )}
    </Paged>
  );
}
