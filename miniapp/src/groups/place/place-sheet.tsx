import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import { Sheet } from '../../kernel/ui/sheet';
import type { Placing } from './use-place';

/** Writes where something is, where there is no map to choose it on. */
export function PlaceSheet({ place: { writing, send, close } }: { place: Placing }) {
  const [words, type] = useState('');
  const ready = words.trim().length > 0;
  const tell = () => {
    send(words);
    type('');
  };
  return (
    <Sheet title="在哪儿" open={writing !== null} onClose={close}>
      {writing?.refused ? <View className="t-sub c-2 mb12">没有用位置的许可,地图打不开。您写下来也一样</View> : null}
      <TextField
        label="地址"
        hint="街道、门牌、旁边有什么,写得让人找得到"
        long
        value={words}
        max={120}
        placeholder="例如 北关街 5 号,老马牛肉面隔壁"
        onInput={type}
      />
      <Button kind="primary" block className="mt16" off={!ready} onTap={tell}>
        {ready ? '发出去' : '先写在哪儿'}
      </Button>
    </Sheet>
  );
}
