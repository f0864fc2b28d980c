import { View } from '@tarojs/components';
import { useState } from 'react';
import { SignedInOnly } from '../kernel/gate';
import { goBack, say } from '../kernel/platform';
import { queries, useAct } from '../kernel/query';
import { actAs, refreshed } from '../kernel/session';
import { Card } from '../kernel/ui/card';
import { TextField } from '../kernel/ui/field';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { Forward } from './forward';

const WHOLE = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}$/;

/** Where a county begins: the code its operator was given makes the first administrator. */
export default function FirstPage() {
  return (
    <Page title="第一位管理员">
      <SignedInOnly why="先登录,再输入开通码">
        <First />
      </SignedInOnly>
    </Page>
  );
}

function First() {
  const [code, setCode] = useState('');
  const typed = code.trim().toUpperCase();
  const become = useAct((value: string, once) => own.staff.becomeFirst({ code: value }, once), {
    onDone: ({ me, postId }) => {
      refreshed(me);
      actAs(postId);
      queries.clear();
      say('您现在是县里的管理员');
      void goBack();
    },
  });
  return (
    <>
      <View className="t-1 mt8">开通第一位管理员</View>
      <View className="t-sub c-2 mt4">开通码由装系统的人给您,一天内有效,只能用一次</View>
      <Card className="mt16">
        <TextField
          label="开通码"
          hint="一共六组,每组四个字母或数字,中间有短横"
          value={code}
          max={40}
          placeholder="装系统的人给您的码"
          onInput={setCode}
        />
      </Card>
      <Forward busy={become.busy} off={!WHOLE.test(typed)} onTap={() => void become.run(typed)}>
        开通
      </Forward>
    </>
  );
}
