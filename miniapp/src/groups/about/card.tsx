import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { GroupCard } from 'shared-types/groups';
import { Loaded } from '../../kernel/loaded';
import { goTo } from '../../kernel/platform';
import { usePost } from '../../kernel/session';
import { Card, Section } from '../../kernel/ui/card';
import { Cell, Cells, FactRow } from '../../kernel/ui/cell';
import { Tile } from '../../kernel/ui/icon';
import { Page } from '../../kernel/ui/page';
import { dayWords } from '../found/founding.words';
import { useCard } from '../use-card';

/** What a group is for, who keeps it, and why I am in it. */
export default function GroupCardPage() {
  const { id = '' } = useRouter().params;
  const card = useCard(id);
  return (
    <Page title="群资料">
      <Loaded of={card}>{(group) => <About group={group} />}</Loaded>
    </Page>
  );
}

/** What lies beside the talk itself: for everybody what they said in private and how it went, for staff their notes. */
function Beside({ group: { id, thread, serves } }: { group: GroupCard }) {
  const clerk = usePost()?.role === 'clerk' && serves;
  return (
    <>
      {thread ? (
        <Cell
          lead={<Tile name="chats-circle" />}
          title="看原来那句话"
          note={`在「${thread.group}」里`}
          onTap={() => void goTo('groups/talk/talk', { id: thread.groupId, seq: String(thread.seq) })}
        />
      ) : (
        <>
          <Cell
            lead={<Tile name="lock-key" />}
            title="单独说的"
            note={serves ? '不方便在群里说的,单独跟牵头部门说' : '您单独跟牵头部门说的,别人看不到'}
            onTap={() => void goTo('groups/about/threads', { id })}
          />
          <Cell
            lead={<Tile name="list-checks" />}
            title="每周小结"
            note="问了多少、答了多少、办成多少"
            onTap={() => void goTo('groups/about/weeks', { id })}
          />
        </>
      )}
      {serves ? (
        <Cell
          lead={<Tile name="note-pencil" />}
          title="内部备注"
          note="交班、提醒同事,只有工作人员看得到"
          onTap={() => void goTo('groups/about/asides', { id })}
        />
      ) : null}
      {clerk ? (
        <Cell
          lead={<Tile name="calendar-dots" />}
          title="值班和请假"
          note="同事几时在、谁请假;没人回的话先找在岗的"
          onTap={() => void goTo('errands/roster/roster')}
        />
      ) : null}
    </>
  );
}

/** The leaders' group and what two say apart have no door. */
function InviteCell({ group: { id, name, axis, serves } }: { group: GroupCard }) {
  if (!serves || (axis !== 'industry' && axis !== 'territory')) return null;
  return (
    <Cell
      lead={<Tile name="qr-code" />}
      title="群二维码"
      note="请单位进群,扫了就知道能不能进"
      onTap={() => void goTo('doors/invite', { id, name })}
    />
  );
}

const slowWords = (seconds: number) => (seconds >= 60 ? `每人 ${Math.round(seconds / 60)} 分钟说一次` : `每人 ${seconds} 秒说一次`);

function About({ group }: { group: GroupCard }) {
  const { id, name, about, why, lead, owner, deputies, duty, document, documentOn } = group;
  return (
    <>
      <Card>
        <View className="t-2">{name}</View>
        {about ? <View className="t-sub c-2 mt4">{about}</View> : null}
        <View className="mt8">
          <FactRow name="为什么在" value={why} />
          <FactRow name="谁在值班" value={duty} />
          {owner ? <FactRow name="群主" value={owner} note={lead} /> : null}
          {deputies.length ? <FactRow name="副群主" value={deputies.join('、')} /> : null}
          {document ? <FactRow name="依据" value={document} note={documentOn && dayWords(documentOn)} /> : null}
          {group.slowSeconds ? <FactRow name="慢慢说" value={slowWords(group.slowSeconds)} /> : null}
        </View>
      </Card>
      <Section title="群里" />
      <Cells>
        <Cell
          lead={<Tile name="users-three" />}
          title="成员"
          note={`${group.firms} 家单位,${group.people} 人,工作人员 ${group.staff} 人`}
          onTap={() => void goTo('groups/about/members', { id })}
        />
        <Cell
          lead={<Tile name="bell" />}
          title="通知栏"
          note="还有效的通知都在这里"
          onTap={() => void goTo('groups/about/board', { id })}
        />
        <InviteCell group={group} />
        <Cell lead={<Tile name="magnifying-glass" />} title="找一句话" onTap={() => void goTo('groups/about/search', { id })} />
        <Beside group={group} />
        {group.serves ? (
          <Cell
            lead={<Tile name="shield-check-duotone" />}
            title="群里的秩序"
            note={group.keeper ? '审核、举报、慢慢说、只让工作人员说' : '还没人回的问题,在这里答、在这里销'}
            onTap={() => void goTo('groups/order/order', { id })}
          />
        ) : null}
      </Cells>
    </>
  );
}
