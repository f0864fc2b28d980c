import './groups.css';
import { Text, View } from '@tarojs/components';
import type { GroupRow } from 'shared-types/groups';
import { api } from '../kernel/api';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { hasPage } from '../kernel/pages';
import { dial, goTo, HOTLINE } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { useMe, usePost } from '../kernel/session';
import { Section } from '../kernel/ui/card';
import { Empty } from '../kernel/ui/empty';
import { Tap } from '../kernel/ui/tap';
import { GroupLine } from './group-line';

const useGroups = () => useRead(['group', 'list'], () => api.groups.list(), { enabled: useMe() !== null, live: true, keep: true });

/** Whether people talk here as far as this phone knows, whether I am in a group at all, and how much I have not read. */
export function useChat() {
  const { groups = [], open = false } = useGroups().data ?? {};
  const serves = usePost()?.role === 'clerk';
  return { open, mine: open && (groups.length > 0 || serves), unread: groups.reduce((sum, { unread }) => sum + unread, 0) };
}

const AXES: readonly { axis: GroupRow['axis']; title: string }[] = [
  { axis: 'industry', title: '我的行业' },
  { axis: 'territory', title: '我的街道' },
  { axis: 'private', title: '单独说的' },
  { axis: 'escalation', title: '要领导定的' },
];
const openTalk = (id: string) => void goTo('groups/talk/talk', { id });

/** My groups by what they have in common; headings only where there are several kinds. `at`: the one that is open beside the list. */
export function GroupLines({ groups, at, onOpen = openTalk }: { groups: readonly GroupRow[]; at?: string; onOpen?: (id: string) => void }) {
  const kinds = AXES.map(({ axis, title }) => ({ title, rows: groups.filter((row) => row.axis === axis) })).filter(
    ({ rows }) => rows.length,
  );
  return (
    <>
      {kinds.map(({ title, rows }) => (
        <View key={title}>
          {kinds.length > 1 ? <Section title={title} /> : <View className="mt12" />}
          <View className="cells">
            {rows.map((row) => (
              <GroupLine key={row.id} row={row} on={row.id === at} onOpen={onOpen} />
            ))}
          </View>
        </View>
      ))}
    </>
  );
}

/** The list, or what to do to get into a group. */
export function MyGroups({ at, onOpen }: { at?: string; onOpen?: (id: string) => void }) {
  const groups = useGroups();
  const place = { ...(at && { at }), ...(onOpen && { onOpen }) };
  return (
    <SignedInOnly why="登录以后,才能看到您的群">
      <Loaded of={groups}>
        {({ groups: rows, open, waiting = [] }) => {
          if (!open) return <NotOpen />;
          if (rows.length + waiting.length === 0)
            return (
              <>
                <NoGroup />
                <FindOther />
              </>
            );
          return (
            <>
              <GroupLines groups={rows} {...place} />
              {waiting.map((name) => (
                <View className="card mt12 t-sub" key={name}>{`「${name}」满员了,给您排着队。有了位置马上让您进,会告诉您。`}</View>
              ))}
              <FindOther />
            </>
          );
        }}
      </Loaded>
    </SignedInOnly>
  );
}

/** Another group, by its name: for those who act for a firm, or mean to. */
const FindOther = () =>
  usePost() ? null : (
    <Tap className="link link-tap mt12" onTap={() => void goTo('doors/find')}>
      <Text>找别的群</Text>
    </Tap>
  );

const CLAIM = 'firms/mine';

function NoGroup() {
  if (usePost()) return <Empty icon="chats-circle-duotone" title="还没有请您服务的群" note="管理员把您的岗位加进群里,就会在这里" />;
  const known = hasPage(CLAIM);
  return (
    <Empty
      icon="chats-circle-duotone"
      title="登记您的单位,就能进群"
      note="按行业和街道进到自己的群,有事直接问,工作人员在群里回。还没办执照的小店也可以先问"
      action={known ? '登记我的单位' : '打 12345 问问'}
      onAction={() => (known ? void goTo(CLAIM) : dial(HOTLINE))}
    />
  );
}

/** Where nobody talks yet: what else one can do. */
export const NotOpen = () => (
  <Empty
    icon="chats-circle-duotone"
    title="这里的交流群还没有开放"
    note="有事请打 12345,或者找人帮办"
    action="打 12345"
    onAction={() => dial(HOTLINE)}
  />
);
