import '../errands.css';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ItemRow } from 'shared-types/catalogue';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { Bar, callAction } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Chips } from '../../kernel/ui/chips';
import { Empty } from '../../kernel/ui/empty';
import { SearchField } from '../../kernel/ui/field';
import { Tile } from '../../kernel/ui/icon';
import { Page } from '../../kernel/ui/page';
import { Steps } from '../../kernel/ui/steps';
import { ChooseFirst } from '../choose-first';
import { iconOf, modesWords, STEPS } from './request.words';
import { Resume } from './resume';
import { SayIt } from './say-it';
import { useAskedItem } from './use-asked-item';
import { useItems } from './use-items';
import { changeRequest } from './use-request';

const onward = () => void goTo('errands/request/where');

/** One tap on an item chooses it and goes on. */
const choose = ({ code, plainName, limit }: ItemRow) => {
  changeRequest({ item: { code, name: plainName, limit }, mode: null });
  onward();
};

export default function WhatPage() {
  const { region, items, query, setQuery, category, setCategory } = useItems();
  const [all, setAll] = useState(false);
  useAskedItem(items.data?.items, choose);
  return (
    <Page title="找人帮办" accent="citizen" bar={<CallFirst />}>
      <View className="only-std">
        <Steps names={STEPS} at={0} />
      </View>
      <View className="t-1 mt24 el-t0">您要办什么事?</View>
      <View className="t-sub c-2 mt4">说不清也没关系,打电话时再问您。</View>
      <Resume />
      <SayIt onDone={onward} />
      <View className="mt16">
        <SearchField label="搜一搜要办的事" value={query} placeholder="搜一搜,养老金" onInput={setQuery} />
      </View>
      {region ? (
        <Loaded of={items} rows={4}>
          {({ items: rows, categories }) => (
            <>
              <View className="mt16 only-std">
                <Chips
                  onPage
                  label="哪一类"
                  choices={[{ value: '', name: '全部' }, ...categories.map((name) => ({ value: name, name }))]}
                  value={category}
                  onPick={setCategory}
                />
              </View>
              <ItemList rows={all || query || category ? rows : rows.slice(0, 8)} onPick={choose} total={rows.length} />
              {!all && !query && !category && rows.length > 8 ? (
                <Button block kind="line" className="mt12" onTap={() => setAll(true)}>
                  {`看全部 ${rows.length} 件`}
                </Button>
              ) : null}
            </>
          )}
        </Loaded>
      ) : (
        <ChooseFirst />
      )}
    </Page>
  );
}

function CallFirst() {
  const { onTap } = callAction(null);
  return (
    <Bar>
      <Button kind="line" block icon="phone" onTap={onTap}>
        说不清?打电话问
      </Button>
    </Bar>
  );
}

function ItemList({ rows, total, onPick }: { rows: readonly ItemRow[]; total: number; onPick: (row: ItemRow) => void }) {
  if (rows.length === 0)
    return <Empty icon="chats-circle-duotone" title="没有搜到这件事" note="不要紧,上面直接说给我们听,一样有人来帮您。" />;
  return (
    <>
      <Section title="能帮您办的" aside={`${total} 件`} />
      <Cells>
        {rows.map((row) => (
          <Cell
            key={row.code}
            lead={<Tile name={iconOf(row.category)} />}
            title={<Text>{row.plainName}</Text>}
            note={`${modesWords(row.modes)} · ${row.limit}`}
            onTap={() => onPick(row)}
          />
        ))}
      </Cells>
    </>
  );
}
