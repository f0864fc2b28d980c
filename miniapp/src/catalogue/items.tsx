import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type ItemRow, MODE_WORDS } from 'shared-types/catalogue';
import { api } from '../kernel/api';
import { ChooseFirst } from '../kernel/gate';
import { useHere } from '../kernel/here';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { useSettled } from '../kernel/settled';
import { Cell, Cells } from '../kernel/ui/cell';
import { Chips } from '../kernel/ui/chips';
import { Empty } from '../kernel/ui/empty';
import { SearchField } from '../kernel/ui/field';
import { Page } from '../kernel/ui/page';

const ALL = '全部';

export default function ItemsPage() {
  const { unit, region: asked } = useRouter().params;
  const here = useHere();
  const region = asked ?? here?.region;
  return (
    <Page title={unit ? '这里能办的事' : '办事指南'}>
      {region ? <Items region={region} unit={unit} /> : <ChooseFirst note="各旗县能办的事不一样" />}
    </Page>
  );
}

function Items({ region, unit }: { region: string; unit: string | undefined }) {
  const [typed, setTyped] = useState('');
  const [category, setCategory] = useState(ALL);
  const q = useSettled(typed.trim());
  const filter = { ...(q && { q }), ...(category !== ALL && { category }), ...(unit && { unit }) };
  const items = useRead(['items', region, filter], () => api.catalogue.list({ region, ...filter }), { steady: true });
  const every = useRead(['items', region, unit ? { unit } : {}], () => api.catalogue.list({ region, ...(unit && { unit }) }), {
    keep: true,
  });
  const categories = [ALL, ...(every.data?.categories ?? [])];
  return (
    <>
      <SearchField label="搜要办的事" value={typed} placeholder="说说您要办什么事" onInput={setTyped} />
      <View className="mt12">
        <Chips label="分类" onPage choices={categories.map((name) => ({ value: name, name }))} value={category} onPick={setCategory} />
      </View>
      <View className="mt12">
        <Loaded of={items} rows={4}>
          {({ items: rows }) => (rows.length ? <Rows rows={rows} region={region} /> : <NoneFound />)}
        </Loaded>
      </View>
    </>
  );
}

function Rows({ rows, region }: { rows: readonly ItemRow[]; region: string }) {
  return (
    <Cells>
      {rows.map(({ code, name, plainName, modes, limit }) => (
        <Cell
          key={code}
          strong
          title={plainName}
          note={[name === plainName ? null : name, limit, modes.map((mode) => MODE_WORDS[mode].name).join('、')]
            .filter(Boolean)
            .join(' · ')}
          onTap={() => void goTo('catalogue/guide', { code, region })}
        />
      ))}
    </Cells>
  );
}

function NoneFound() {
  return <Empty title="没找到这件事" note="换个说法试试,或打 12345 问一声" />;
}
