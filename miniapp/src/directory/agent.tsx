import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type AgentCard, FREE_WORDS } from 'shared-types/directory';
import { api } from '../kernel/api';
import { Loaded } from '../kernel/loaded';
import { dial, goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { Avatar } from '../kernel/ui/avatar';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { Cell, Cells, FactRow } from '../kernel/ui/cell';
import { Tag } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';
import { Hours } from './hours';

/** So many items fit without hiding what stands below. */
const FIRST = 8;
const KIND_WORDS: Record<AgentCard['kind'], string> = { full_time: '专职代办员', part_time: '兼职代办员' };

export default function AgentPage() {
  const { id = '', region = '' } = useRouter().params;
  const agent = useRead(['agent', id], () => api.directory.agent({ id, region }), { keep: true });
  return (
    <Page title="代办员" phone={agent.data?.phone}>
      <Loaded of={agent}>
        {(card) => (
          <>
            <Agent agent={card} region={region} />
            <Helps agent={card} region={region} />
            <Free agent={card} />
          </>
        )}
      </Loaded>
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
            {agent.volunteer ? <Tag tone="o" words="志愿者" /> : null}
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

/** What she can help with; each leads to how it is done at her service point. */
function Helps({ agent: { items, unitId }, region }: { agent: AgentCard; region: string }) {
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  return (
    <>
      <Section title={`能帮您办 ${items.length} 件事`} />
      <Cells>
        {(all ? items : items.slice(0, FIRST)).map(({ code, plainName }) => (
          <Cell key={code} title={plainName} onTap={() => void goTo('catalogue/guide', { code, region, unit: unitId })} />
        ))}
        {all || items.length <= FIRST ? null : <Cell title={`还有 ${items.length - FIRST} 件,都看看`} onTap={() => setAll(true)} />}
      </Cells>
    </>
  );
}

/** Nobody who helps may ask for money. */
function Free({ agent: { reportTo } }: { agent: AgentCard }) {
  return (
    <Card className="mt12">
      <View className="b">{FREE_WORDS}</View>
      <Button block icon="phone-fill" className="mt8" label={`举报收费,拨打${reportTo}`} onTap={() => dial(reportTo)}>
        {reportTo}
      </Button>
    </Card>
  );
}
