import { View } from '@tarojs/components';
import { useState } from 'react';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { useSettled } from '../kernel/settled';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { SearchField } from '../kernel/ui/field';
import { Page } from '../kernel/ui/page';
import { own } from './api';

/** Groups by their name; whether one may be in it stands at its door. */
export default function FindPage() {
  const [typed, type] = useState('');
  const words = useSettled(typed.trim(), 400);
  return (
    <Page title="找群">
      <SignedInOnly why="登录以后,才能找群">
        <SearchField label="找群" value={typed} placeholder="写几个字,比如「餐饮」「南关」" onInput={type} />
        <View className="mt12">
          {words ? <Found words={words} /> : <Empty icon="chats-circle-duotone" title="找一个群" note="写上行业或者街道的几个字" />}
        </View>
      </SignedInOnly>
    </Page>
  );
}

function Found({ words }: { words: string }) {
  const found = useRead(['group', 'find', words], () => own.doors.find({ named: words }), { steady: true });
  return (
    <Loaded of={found}>
      {({ groups }) =>
        groups.length === 0 ? (
          <Empty title="没有找到" note="换几个字试试" />
        ) : (
          <Cells>
            {groups.map(({ id, name, about }) => (
              <Cell key={id} title={name} note={about ?? ''} onTap={() => void goTo('doors/door', { id })} />
            ))}
          </Cells>
        )
      }
    </Loaded>
  );
}
