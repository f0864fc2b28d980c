import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Bundle } from 'shared-types/catalogue';
import { ChooseFirst } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { hasPage } from '../kernel/pages';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { Bar, callAction } from '../kernel/ui/bars';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { CheckRows } from './check-rows';
import { type Point, pointQuery, usePoint } from './use-point';

const REQUEST = 'errands/request/what';

/** Everything of a situation chosen beforehand; whoever needs less takes it out. */
export default function BundlePage() {
  const { code = '' } = useRouter().params;
  const at = usePoint();
  if (!at)
    return (
      <Page title="一件事一次办" accent="citizen">
        <ChooseFirst note="各旗县能办的事不一样" />
      </Page>
    );
  return <Together code={code} at={at} />;
}

function Together({ code, at }: { code: string; at: Point }) {
  const { region, point } = at;
  const items = useRead(['items', region, point], () => own.catalogue.list({ region, ...point }), { keep: true });
  const [left, setLeft] = useState<readonly string[]>([]);
  const bundle = items.data?.bundles.find((one) => one.code === code);
  const picked = bundle?.items.filter((item) => !left.includes(item.code)) ?? [];
  const toggle = (item: string) => setLeft(left.includes(item) ? left.filter((one) => one !== item) : [...left, item]);
  const bar =
    bundle && hasPage(REQUEST) ? (
      <Bar actions={[callAction(null)]}>
        <Button kind="citizen" block size="big" off={picked.length === 0} onTap={() => ask(picked)}>
          {picked.length === 0 ? '选一件要办的' : `找人帮我办这 ${picked.length} 件`}
        </Button>
      </Bar>
    ) : undefined;
  return (
    <Page title="一件事一次办" accent="citizen" bar={bar}>
      <Loaded of={items}>
        {() =>
          bundle ? (
            <Chosen bundle={bundle} at={at} left={left} onToggle={toggle} />
          ) : (
            <Empty title="没找到这件事" note="换个说法试试,或打 12345 问一声" />
          )
        }
      </Loaded>
    </Page>
  );
}

/** The first is what is asked for, the others stand in the words: one person comes for all of them. */
const ask = ([first, ...others]: Bundle['items']) => {
  if (first) void goTo(REQUEST, { item: first.code, ...(others.length > 0 && { together: others.map(({ code }) => code).join('.') }) });
};

interface ChosenProps {
  bundle: Bundle;
  at: Point;
  left: readonly string[];
  onToggle: (code: string) => void;
}

function Chosen({ bundle, at, left, onToggle }: ChosenProps) {
  const picked = bundle.items.map(({ code }) => code).filter((code) => !left.includes(code));
  return (
    <>
      <View className="t-1 mt8">{bundle.name}</View>
      <View className="b mt4">{bundle.says}</View>
      <Section title="要办哪几件" aside="都替您选好了,不办的点一下去掉" />
      <CheckRows
        label="要办哪几件"
        choices={bundle.items.map(({ code, plainName }) => ({ value: code, name: plainName }))}
        values={picked}
        onToggle={onToggle}
      />
      <Section title="先看看要带什么" />
      <View className="row wrap">
        {bundle.items.map(({ code, plainName }) => (
          <Button key={code} size="s" className="mr8 mb8" onTap={() => void goTo('catalogue/guide', { code, ...pointQuery(at) })}>
            {plainName}
          </Button>
        ))}
      </View>
    </>
  );
}
