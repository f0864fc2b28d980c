import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { AgentCard } from 'shared-types/directory';
import { api } from '../kernel/api';
import { Loaded } from '../kernel/loaded';
import { dial, goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { Avatar } from '../kernel/ui/avatar';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { FactRow } from '../kernel/ui/cell';
import { Tag } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';
import { Hours } from './hours';

const KIND_WORDS: Record<AgentCard['kind'], string> = { full_time: '专职代办员', part_time: '兼职代办员' };

export default function AgentPage() {
  const { id = '', region = '' } = useRouter().params;
  const agent = useRead(['agent', id], () => api.directory.agent({ id, region }), { keep: true });
  return (
    <Page title="代办员" phone={agent.data?.phone}>
      <Loaded of={agent}>{(card) => <Agent agent={card} region={region} />}</Loaded>
    </Page>
  );
}

function Agent({ agent, region }: { agent: AgentCard; region: string }) {
  const { name, kind, drawnFrom, unitName, duty, skills, shifts, place, phone } = agent;
  return (
    <Card>
      <View className="row row-t">
        <Avatar name={name} tone="o" size="l" official />
        <View className="grow ml12 cellx">
          <View className="who">
            <View className="who-n t-2">{name}</View>
            <Tag tone="b" words={KIND_WORDS[kind]} />
          </View>
          <View className="t-sub c-2 mt2">{duty}</View>
        </View>
      </View>
      <View className="mt12">
        <FactRow name="在哪儿" value={unitName} note={place} />
        <FactRow name="平时是" value={drawnFrom} />
        {skills.length ? <FactRow name="会办什么" value={skills.join('、')} /> : null}
        {shifts.length ? <FactRow name="几时在" value={<Hours lines={shifts} />} /> : null}
      </View>
      <Button kind="primary" block size="big" icon="phone-fill" className="mt16" onTap={() => dial(phone)}>
        打电话
      </Button>
      <Button block className="mt8" onTap={() => void goTo('directory/unit', { id: agent.unitId, region })}>
        看看服务点
      </Button>
    </Card>
  );
}
