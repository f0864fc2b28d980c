import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { api } from '../../kernel/api';
import { SignedInOnly } from '../../kernel/gate';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { useRead } from '../../kernel/query';
import { useMe } from '../../kernel/session';
import { Button } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { Segments } from '../../kernel/ui/chips';
import { Empty } from '../../kernel/ui/empty';
import { MatterRow } from './matter-row';

type Filter = 'open' | 'ended';

const useMine = (filter: Filter, before: string | null, enabled = true) =>
  useRead(['errand', 'mine', filter, before], () => api.errands.mine({ filter, ...(before && { before }) }), {
    keep: before === null,
    live: before === null,
    enabled,
  });

const FEW = 3;

/** The home page's 「正在办的」: nothing at all while there is nothing under way. */
export function UnderWay() {
  const mine = useMine('open', null, useMe() !== null);
  const errands = mine.data?.errands ?? [];
  if (errands.length === 0) return null;
  return (
    <>
      <Section title="正在办的" aside={`全部 ${errands.length} 件`} onMore={() => void Taro.switchTab({ url: '/tabs/matters' })} />
      <Card flush>
        {errands.slice(0, FEW).map((row) => (
          <MatterRow key={row.id} row={row} />
        ))}
      </Card>
    </>
  );
}

/** Everything I asked for: what is under way and what has ended, in pages. */
export function AllMine() {
  const [filter, setFilter] = useState<Filter>('open');
  return (
    <SignedInOnly why="登录以后,才能看到您办的事">
      <Segments
        label="看哪些"
        value={filter}
        onPick={setFilter}
        choices={[
          { value: 'open', name: '正在办的' },
          { value: 'ended', name: '办完的' },
        ]}
      />
      <View className="mt12" />
      <Pages key={filter} filter={filter} />
    </SignedInOnly>
  );
}

function Pages({ filter }: { filter: Filter }) {
  const [starts, setStarts] = useState<readonly (string | null)[]>([null]);
  return (
    <>
      {starts.map((before, i) => (
        <PageOf
          key={before ?? 'first'}
          filter={filter}
          before={before}
          last={i === starts.length - 1}
          onMore={(id) => setStarts([...starts, id])}
        />
      ))}
    </>
  );
}

function PageOf({
  filter,
  before,
  last,
  onMore,
}: {
  filter: Filter;
  before: string | null;
  last: boolean;
  onMore: (before: string) => void;
}) {
  const mine = useMine(filter, before);
  return (
    <Loaded of={mine}>
      {({ errands, more }) => {
        const end = errands.at(-1)?.id;
        if (!end) return before ? null : <NothingYet filter={filter} />;
        return (
          <>
            <Card flush className={before ? 'mt12' : ''}>
              {errands.map((row) => (
                <MatterRow key={row.id} row={row} />
              ))}
            </Card>
            {more && last ? (
              <Button kind="line" block className="mt12" onTap={() => onMore(end)}>
                再看一些
              </Button>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

const NothingYet = ({ filter }: { filter: Filter }) =>
  filter === 'open' ? (
    <Empty
      icon="hand-heart-duotone"
      title="现在没有正在办的事"
      note="有事说一声,我们上门给您办"
      action="找人帮办"
      onAction={() => void goTo('errands/request/what')}
    />
  ) : (
    <Empty icon="clipboard-text-duotone" title="还没有办完的事" />
  );
