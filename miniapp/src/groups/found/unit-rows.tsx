import { View } from '@tarojs/components';
import { useState } from 'react';
import { Loaded } from '../../kernel/loaded';
import { useRead } from '../../kernel/query';
import { Empty } from '../../kernel/ui/empty';
import { SearchField } from '../../kernel/ui/field';
import { PickRows } from '../../kernel/ui/pick';
import { own } from '../api';

/** More than a few are easier typed than scrolled. */
const FEW = 8;
/** Rows that are shown of many: the others are found by typing. */
const SHOWN = 30;

/** Units to choose from, found by a few characters; the chosen one is listed first. */
export function UnitRows({ chosen, onPick }: { chosen: string | null; onPick: (id: string) => void }) {
  const [words, setWords] = useState('');
  const units = useRead(['group', 'units'], () => own.foundings.units());
  return (
    <Loaded of={units}>
      {({ units: all }) => {
        const found = all
          .filter(({ name }) => name.includes(words.trim()))
          .sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen))
          .slice(0, SHOWN);
        return (
          <>
            {all.length > FEW ? <SearchField label="单位名字" value={words} placeholder="输几个字来找" onInput={setWords} /> : null}
            <View className="mt12">
              <PickRows label="单位" value={chosen} onPick={onPick} choices={found.map(({ id, name }) => ({ value: id, name }))} />
            </View>
            {found.length === 0 ? <Empty title="没有叫这个名字的单位" note="换几个字试试" /> : null}
          </>
        );
      }}
    </Loaded>
  );
}
