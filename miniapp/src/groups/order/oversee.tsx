import '../talk/talk.css';
import './order.css';
import { View } from '@tarojs/components';
import type { Overseen } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { Watermark } from '../../kernel/carried/watermark';
import { useNow } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { Tile } from '../../kernel/ui/icon';
import { Count } from '../../kernel/ui/light';
import { Page } from '../../kernel/ui/page';
import { AdministratorOnly } from '../administrator-only';
import { useOverseen } from './use-overseen';
import { Waiting } from './waiting';

/** All groups of a county, for whoever oversees them without sitting in one: what waits, and the way to each one's record. */
export default function OverseePage() {
  return (
    <Page title="交流群监督" accent="official" over={<Watermark />}>
      <AdministratorOnly>
        <Overseeing />
      </AdministratorOnly>
    </Page>
  );
}

function Overseeing() {
  return (
    <>
      <Cells>
        <Cell
          lead={<Tile name="list-checks" />}
          title="县里的词表"
          note="哪些词不让发,哪些词先拦下等人看"
          onTap={() => void goTo('groups/order/words')}
        />
      </Cells>
      <Loaded of={useOverseen()}>{({ groups }) => <Groups groups={groups} />}</Loaded>
      <View className="mt20" />
      <Waiting group="" />
    </>
  );
}

function Groups({ groups }: { groups: readonly Overseen[] }) {
  if (groups.length === 0) return <Empty icon="chats-circle-duotone" title="县里还没有群" note="建好以后,每个群的记录都能在这里看" />;
  return (
    <>
      <Section title="县里的群" aside={`${groups.length} 个`} />
      <View className="cells ov-g">
        {groups.map((group) => (
          <GroupCell key={group.id} group={group} />
        ))}
      </View>
    </>
  );
}

function GroupCell({ group: { id, name, archived, questions, lastSeq, lastAt } }: { group: Overseen }) {
  const now = useNow();
  const said = lastAt ? `${lastSeq} 条,最近 ${momentWords(lastAt, now)}` : '还没有人说话';
  return (
    <Cell
      title={name}
      note={[archived && '已停用', said, questions > 0 && `${questions} 句还没人回`].filter(Boolean).join(' · ')}
      value={<Count n={questions} />}
      label={`${name},${questions ? `${questions} 句还没人回` : '没有在等的'}`}
      onTap={() => void goTo('groups/order/order', { id })}
    />
  );
}
