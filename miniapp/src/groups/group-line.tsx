import { Text, View } from '@tarojs/components';
import type { GroupRow } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../kernel/clock';
import { draftOf } from '../kernel/draft';
import { Icon, type IconName } from '../kernel/ui/icon';
import { Count } from '../kernel/ui/light';
import { Tap } from '../kernel/ui/tap';
import { cutWords } from './talk/talk-words';

const LOOKS: Record<GroupRow['axis'], { icon: IconName; tone: string }> = {
  industry: { icon: 'storefront-duotone', tone: 'ava-b' },
  territory: { icon: 'buildings-duotone', tone: 'ava-o' },
  private: { icon: 'lock-key-duotone', tone: 'ava-b' },
  escalation: { icon: 'users-three-duotone', tone: 'ava-b' },
};

/** 9:36 of today, else the day: 昨天, 11月24日. */
export function shortWhen(iso: string, now: number) {
  const [day = '', ...rest] = momentWords(iso, now).split(' ');
  return day === '今天' ? rest.join(' ') : day;
}

/** What was typed and not sent stands before what others said. */
function LastWords({ row }: { row: GroupRow }) {
  const draft = draftOf<{ text: string }>(`talk/${row.id}`)?.value.text;
  if (draft) return <Text className="c-orange">{cutWords(`草稿:${draft}`, 28)}</Text>;
  return (
    <>
      {row.spokenTo ? <Text className="c-orange b mr4">有人叫您</Text> : null}
      <Text>{cutWords(row.last?.words ?? '还没有人说话,您可以先问一句', 28)}</Text>
    </>
  );
}

/** One group: its name, its last words, what I have not read. */
export function GroupLine({ row, on, onOpen }: { row: GroupRow; on: boolean; onOpen: (id: string) => void }) {
  const now = useNow();
  const { icon, tone } = LOOKS[row.axis];
  return (
    <Tap
      className={`gr ${on ? 'gr-on' : ''}`}
      hover="cell-hover"
      label={`${row.name},${row.unread ? `${row.unread} 条没看,` : ''}${row.last?.words ?? '还没有人说话'}`}
      onTap={() => onOpen(row.id)}
    >
      <View className={`ava ava-sq ${tone}`}>
        <Icon name={icon} size="m" />
      </View>
      <View className="grow ml12">
        <View className="gr-h">
          <Text className="gr-n">{row.name}</Text>
          {row.last ? <Text className="gr-t num">{shortWhen(row.last.at, now)}</Text> : null}
        </View>
        <View className="gr-h mt2">
          <View className="gr-w">
            <LastWords row={row} />
          </View>
          <Count n={row.unread} className="ml8" />
        </View>
        {row.matters || row.archived ? (
          <View className="gr-m">{row.archived ? '这个群已经停用,只能看' : `您有 ${row.matters} 件诉求正在办`}</View>
        ) : null}
      </View>
    </Tap>
  );
}
