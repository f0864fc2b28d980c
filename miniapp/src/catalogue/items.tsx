import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type Bundle, type ItemRow, MODE_WORDS } from 'shared-types/catalogue';
import { ChooseFirst } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { useSettled } from '../kernel/settled';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Chips } from '../kernel/ui/chips';
import { Empty } from '../kernel/ui/empty';
import { SearchField } from '../kernel/ui/field';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { BundleCells } from './bundle-cells';
import { type Point, pointQuery, usePoint } from './use-point';

const ALL = '全部';
/** So many situations stand before the items; the others open. */
const FIRST = 2;

export default function ItemsPage() {
  const { unit } = useRouter().params;
  const at = usePoint();
  return <Page title={unit ? '这里能办的事' : '办事指南'}>{at ? <Items at={at} /> : <ChooseFirst note="各旗县能办的事不一样" />}</Page>;
}

function Items({ at }: { at: Point }) {
  const [typed, setTyped] = useState('');
  const [category, setCategory] = useState(ALL);
  const q = useSettled(typed.trim());
  const { region, point } = at;
  const filter = { ...(q && { q }), ...(category !== ALL && { category }), ...point };
  const items = useRead(['items', region, filter], () => own.catalogue.list({ region, ...filter }), { steady: true });
  const every = useRead(['items', region, point], () => own.catalogue.list({ region, ...point }), { keep: true });
  const categories = [ALL, ...(every.data?.categories ?? [])];
  return (
    <>
      <SearchField label="搜要办的事" value={typed} placeholder="说说您要办什么事,拼音也行" onInput={setTyped} />
      <View className="mt12">
        <Chips label="分类" onPage choices={categories.map((name) => ({ value: name, name }))} value={category} onPick={setCategory} />
      </View>
      <View className="mt12">
        <Loaded of={items} rows={4}>
          {({ items: rows, bundles }) => (
            <>
              {bundles.length ? <Bundles key={q} bundles={bundles} at={at} /> : null}
              {rows.length ? <Rows rows={rows} at={at} /> : null}
              {rows.length || bundles.length ? null : <Empty title="没找到这件事" note="换个说法试试,或打 12345 问一声" />}
            </>
          )}
        </Loaded>
      </View>
    </>
  );
}

function Rows({ rows, at }: { rows: readonly ItemRow[]; at: Point }) {
  return (
    <>
      <Section title="一件一件办" aside={`${rows.length} 件`} />
      <Cells>
        {rows.map(({ code, name, plainName, modes, limit }) => (
          <Cell
            key={code}
            strong
            title={plainName}
            note={[name === plainName ? null : name, limit, modes.map((mode) => MODE_WORDS[mode].name).join('、')]
              .filter(Boolean)
              .join(' · ')}
            onTap={() => void goTo('catalogue/guide', { code, ...pointQuery(at) })}
          />
        ))}
      </Cells>
    </>
  );
}

/** What belongs together in one situation of somebody's life. */
function Bundles({ bundles, at }: { bundles: readonly Bundle[]; at: Point }) {
  const [all, setAll] = useState(false);
  const shown = all ? bundles : bundles.slice(0, FIRST);
  return (
    <>
      <Section title="一件事一次办" aside="常常要一起办的" />
      <BundleCells bundles={shown} at={at} counted />
      {all || bundles.length <= FIRST ? null : (
        <Button block kind="line" className="mt12" onTap={() => setAll(true)}>
          {`看全部 ${bundles.length} 组`}
        </Button>
      )}
    </>
  );
}
