import { useRouter } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import type { ItemRow } from 'shared-types/catalogue';

/** Whoever comes from the guide of an item has already said what: chosen once, as soon as the items are here. */
export function useAskedItem(rows: readonly ItemRow[] | undefined, choose: (row: ItemRow) => void) {
  const { item } = useRouter().params;
  const done = useRef(false);
  useEffect(() => {
    const row = rows?.find(({ code }) => code === item);
    if (!row || done.current) return;
    done.current = true;
    choose(row);
  }, [rows, item, choose]);
}
