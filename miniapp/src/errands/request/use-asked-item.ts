import { useRouter } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import type { ItemRow } from 'shared-types/catalogue';
import { changeRequest } from './use-request';

/** Whoever comes from the guide of an item has already said what, and of several together which: chosen once, as soon as the items are here. */
export function useAskedItem(rows: readonly ItemRow[] | undefined, choose: (row: ItemRow) => void) {
  const { item, together } = useRouter().params;
  const done = useRef(false);
  useEffect(() => {
    const row = rows?.find(({ code }) => code === item);
    if (!row || done.current) return;
    done.current = true;
    const others = rows?.filter(({ code }) => together?.split('.').includes(code)) ?? [];
    if (others.length > 0) changeRequest({ words: `还想一起办:${others.map(({ plainName }) => plainName).join('、')}` });
    choose(row);
  }, [rows, item, together, choose]);
}
