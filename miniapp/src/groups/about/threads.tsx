import '../groups.css';
import './about.css';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { ThreadRow } from 'shared-types/groups';
import { Watermark } from '../../kernel/carried/watermark';
import { SignedInOnly } from '../../kernel/gate';
import { Loaded } from '../../kernel/loaded';
import { goBack, goTo } from '../../kernel/platform';
import { useRead } from '../../kernel/query';
import { usePost } from '../../kernel/session';
import { Empty } from '../../kernel/ui/empty';
import { Page } from '../../kernel/ui/page';
import { own } from '../api';
import { GroupLine } from '../group-line';
import { cutWords } from '../talk/talk-words';

/** What was said in private about words of one group, by those who may read it. */
export default function ThreadsPage() {
  const { id = '' } = useRouter().params;
  const threads = useRead(['group', 'threads', id], () => own.threads.list({ id }), { live: true });
  return (
    <Page title="单独说的" over={<Watermark />}>
      <SignedInOnly why="登录以后,才能看单独说的话">
        <Loaded of={threads}>{({ threads: rows }) => (rows.length ? <Threads rows={rows} /> : <None />)}</Loaded>
      </SignedInOnly>
    </Page>
  );
}

const Threads = ({ rows }: { rows: readonly ThreadRow[] }) => (
  <View className="cells">
    {rows.map((row) => (
      <View className="th" key={row.id}>
        <GroupLine row={row} on={false} onOpen={(id) => void goTo('groups/talk/talk', { id })} />
        <View className="th-a">
          <Text>{row.words ? `说的是:${cutWords(row.words, 40)}` : '原来那句话已经看不到了'}</Text>
        </View>
      </View>
    ))}
  </View>
);

function None() {
  const staff = usePost() !== null;
  return (
    <Empty
      icon="lock-key-duotone"
      title="还没有单独说的"
      note={
        staff
          ? '企业的话里有不方便公开的,按住那句话,点「单独说」,就能跟他单独谈'
          : '有不方便在群里说的,按住自己说过的一句话,点「单独说」,只有您和牵头部门看得到'
      }
      action="回到群里"
      onAction={() => void goBack()}
    />
  );
}
