import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Doorstep as Step } from 'shared-types/groups';
import { goTo, say } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { TextInput } from '../kernel/ui/field';
import { own } from './api';

/** How a firm stands before the group, in words. */
const WORDS: Record<Step['standing'], (why: string | null) => string> = {
  inside: (why) => `在群里了。${why ?? ''}`,
  fits: (why) => `按规定就该在这个群。${why ?? ''}`,
  waiting: () => '这个群满员了,给您排着队。有了位置马上让您进,会告诉您',
  asked: () => '已经告诉群主了。看过以后,会告诉您让不让进',
  unverified: () => '您代表这家单位的事还没核实好。核实好了再来,先不用等在这里',
  may_ask: (why) => (why ? `上次没让进:${why}。情况变了,可以再请一次` : '按行业和街道,这家单位不在这个群。想进,要群主同意'),
};
const SAID: Partial<Record<Step['standing'], string>> = { inside: '进群了', asked: '告诉群主了', waiting: '给您排上队了' };

/** One firm of mine before a group, and what can be done for it. */
export function Doorstep({ group, step: { firmId, name, standing, why } }: { group: string; step: Step }) {
  const [words, write] = useState('');
  const ask = useAct((_: null, once) => own.doors.ask({ id: group, firmId, ...(words.trim() && { words: words.trim() }) }, once), {
    touches: ['group'],
    onDone: (now) => say(SAID[now.standing] ?? '记下了'),
  });
  return (
    <Card className="mb12">
      <View className="t-body b">{name}</View>
      <View className="t-sub c-2 mt4">{WORDS[standing](why)}</View>
      {standing === 'may_ask' ? (
        <View className="mt12">
          <TextInput label={`为什么想进,${name}`} value={words} max={100} placeholder="为什么想进(不写也行)" onInput={write} />
        </View>
      ) : null}
      {standing === 'may_ask' || standing === 'fits' ? (
        <Button kind="primary" block className="mt12" busy={ask.busy} onTap={() => void ask.run(null)}>
          {standing === 'fits' ? '现在进群' : '请群主让我进'}
        </Button>
      ) : null}
      {standing === 'unverified' ? (
        <Button block className="mt12" onTap={() => void goTo('firms/mine')}>
          看核实到哪儿了
        </Button>
      ) : null}
    </Card>
  );
}
