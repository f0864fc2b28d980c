import Taro from '@tarojs/taro';
import { useState } from 'react';
import { newKey } from '../../kernel/once';
import { doSay } from '../../kernel/outbox';
import { isWeapp } from '../../kernel/platform';

const NAME_MOST = 60;
const ADDRESS_MOST = 120;
const cut = (words: string, most: number) => [...words.trim()].slice(0, most).join('');
const CANCELLED = /cancel/i;

/** Says where something is: chosen on WeChat's map, or written where there is no map or one would not let it know. */
export function usePlace(group: string, name: string, onSent: () => void) {
  /** The sheet to write in; `refused`: the map was not allowed. */
  const [writing, write] = useState<{ refused: boolean } | null>(null);
  const tell = (place: Record<string, unknown>) => {
    void doSay({ groupId: group, groupName: name, clientId: newKey(), place });
    onSent();
  };
  const choose = () => {
    if (!isWeapp) return write({ refused: false });
    Taro.chooseLocation({}).then(
      ({ name: called, address, latitude, longitude }) => {
        const where = cut(called, NAME_MOST) || cut(address, NAME_MOST) || '地图上的位置';
        tell({ name: where, address: cut(address, ADDRESS_MOST) || where, latitude, longitude });
      },
      ({ errMsg }: { errMsg?: string }) => {
        if (!CANCELLED.test(errMsg ?? '')) write({ refused: true });
      },
    );
  };
  const send = (words: string) => {
    write(null);
    tell({ name: cut(words, NAME_MOST), address: cut(words, ADDRESS_MOST) });
  };
  return { writing, choose, send, close: () => write(null) };
}
export type Placing = ReturnType<typeof usePlace>;
