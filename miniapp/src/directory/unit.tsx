import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { UnitCard } from 'shared-types/directory';
import { api } from '../kernel/api';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { usePost } from '../kernel/session';
import { ShareCell } from '../kernel/share';
import { Card, Section } from '../kernel/ui/card';
import { Cell, Cells, FactRow } from '../kernel/ui/cell';
import { Tag } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';
import { AgentLine } from './agent-line';
import { Hours } from './hours';
import { keepsCodes } from './keeps-codes';

export default function UnitPage() {
  const { id = '', region = '' } = useRouter().params;
  const unit = useRead(['unit', id], () => api.directory.unit({ id, region }), { keep: true });
  return (
    <Page title={unit.data?.name ?? '服务点'}>
      <Loaded of={unit}>{(card) => <Unit unit={card} region={region} />}</Loaded>
    </Page>
  );
}

function Unit({ unit, region }: { unit: UnitCard; region: string }) {
  const { parent } = unit;
  const post = usePost();
  return (
    <>
      <Card>
        <View className="row between wrap">
          <View className="t-2">{unit.brand ?? unit.name}</View>
          <Tag tone={unit.openNow ? 'b' : ''} words={unit.openNow ? '开着门' : '已关门'} />
        </View>
        {unit.brand ? <View className="t-sub c-2 mt4">{unit.name}</View> : null}
        <View className="mt8">
          <FactRow name="在哪儿" value={unit.place} />
          <FactRow name="几点开门" value={<Hours lines={unit.hours} />} />
          <FactRow name="能办多少" value={`${unit.items} 项`} />
        </View>
      </Card>
      <Section title={unit.agents.length ? '这里的代办员' : '这里还没有代办员'} />
      {unit.agents.length ? (
        <Cells>
          {unit.agents.map((agent) => (
            <AgentLine agent={agent} region={region} key={agent.id} />
          ))}
        </Cells>
      ) : null}
      <Section title="还可以" />
      <Cells>
        <Cell title="看看这里能办什么" onTap={() => void goTo('catalogue/items', { unit: unit.id, region })} />
        {keepsCodes(post) && post?.region === region ? (
          <Cell title="打印和二维码" note="公示牌、名片、正在用的码" onTap={() => void goTo('directory/print', { unit: unit.id })} />
        ) : null}
        <ShareCell
          path={`directory/unit?id=${unit.id}&region=${region}`}
          title={unit.brand ?? unit.name}
          note="群里的人点开就能看在哪儿、几点开门"
        />
        {parent ? (
          <Cell title="上一级服务点" note={parent.name} onTap={() => void goTo('directory/unit', { id: parent.id, region })} />
        ) : null}
      </Cells>
    </>
  );
}
