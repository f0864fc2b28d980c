import { View } from '@tarojs/components';
import type { FoundingRow } from 'shared-types/groups';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { useRead } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { Tag } from '../../kernel/ui/light';
import { Page } from '../../kernel/ui/page';
import { AdministratorOnly } from '../administrator-only';
import { own } from '../api';
import { AXIS_WORDS } from './founding.words';
import { SheetOfGroups } from './sheet-of-groups';

/** The groups of the county for whoever founds them: brought in from a sheet, and each to be arranged. */
export default function FoundingsPage() {
  return (
    <Page title="管交流群" accent="official">
      <AdministratorOnly>
        <Button kind="primary" icon="plus-circle" block className="mb12" onTap={() => void goTo('groups/found/new')}>
          建一个群
        </Button>
        <SheetOfGroups />
        <Groups />
      </AdministratorOnly>
    </Page>
  );
}

const AXES = ['industry', 'territory', 'escalation'] as const;

function Groups() {
  const list = useRead(['group', 'foundings'], () => own.foundings.list(), { live: true });
  return (
    <Loaded of={list} rows={4}>
      {({ groups }) =>
        groups.length === 0 ? (
          <Empty icon="chats-circle-duotone" title="还没有建群" note="一个一个建,或者备一张表一起导入" />
        ) : (
          AXES.map((axis) => <Rows key={axis} title={AXIS_WORDS[axis]} groups={groups.filter((group) => group.axis === axis)} />)
        )
      }
    </Loaded>
  );
}

function Rows({ title, groups }: { title: string; groups: readonly FoundingRow[] }) {
  if (groups.length === 0) return null;
  return (
    <>
      <Section title={title} aside={`${groups.length} 个`} />
      <Cells>
        {groups.map((group) => (
          <Cell
            key={group.id}
            title={group.name}
            note={
              <>
                <View>{noteOf(group)}</View>
                {group.archived ? <Tag words="已停用" /> : null}
                {group.waiting > 0 ? <Tag tone="o" words={`满员,${group.waiting} 人在排队`} /> : null}
              </>
            }
            onTap={() => void goTo('groups/found/one', { id: group.id })}
          />
        ))}
      </Cells>
    </>
  );
}

const noteOf = ({ lead, owner, people, cap }: FoundingRow) =>
  [lead ?? '没有牵头部门', owner ? `群主 ${owner}` : '还没有群主', `${people} 人,最多 ${cap} 人`].join(' · ');
