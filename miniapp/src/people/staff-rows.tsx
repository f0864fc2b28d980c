import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { STAFF_WORDS, type StaffRole, type StaffRow } from 'shared-types/people';
import { Loaded } from '../kernel/loaded';
import { Avatar } from '../kernel/ui/avatar';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Empty } from '../kernel/ui/empty';
import { Tag } from '../kernel/ui/light';
import { dateWords, postName } from './staff.words';
import { useStaff } from './use-staff';

interface Props {
  role: StaffRole;
  onEnd: (row: StaffRow) => void;
}

/** Those in one role, the newest first, fifty at a time. */
export function StaffRows({ role, onEnd }: Props) {
  const [trail, setTrail] = useState<readonly string[]>([]);
  const page = useStaff(role, trail.at(-1));
  return (
    <Loaded of={page}>
      {({ staff, more }) =>
        staff.length === 0 ? (
          <Empty icon="users-three-duotone" title={`还没有${STAFF_WORDS[role]}`} note="点下面的「邀请一个人」" />
        ) : (
          <>
            <Section
              title={`在岗的${STAFF_WORDS[role]}`}
              aside={more || trail.length ? `第 ${trail.length + 1} 页` : `${staff.length} 人`}
            />
            <View className="card card-0">
              {staff.map((row) => (
                <Row key={row.postId} row={row} onEnd={() => onEnd(row)} />
              ))}
            </View>
            <Pager
              first={trail.length === 0}
              last={!more}
              onBack={() => setTrail(trail.slice(0, -1))}
              onNext={() => setTrail([...trail, staff.at(-1)?.postId ?? ''])}
            />
          </>
        )
      }
    </Loaded>
  );
}

interface PagerProps {
  first: boolean;
  last: boolean;
  onBack: () => void;
  onNext: () => void;
}

function Pager({ first, last, onBack, onNext }: PagerProps) {
  return (
    <View className="row center mt12">
      {first ? null : <Button onTap={onBack}>上一页</Button>}
      {last ? null : (
        <Button className="ml8" onTap={onNext}>
          下一页
        </Button>
      )}
    </View>
  );
}

function Row({ row, onEnd }: { row: StaffRow; onEnd: () => void }) {
  const { name, role, kind, unitName, phone, since, secured, self } = row;
  return (
    <View className="entry">
      <View className="row row-t row-wrap">
        <Avatar name={name} />
        <View className="grow ml12 cellx">
          <View className="who">
            <Text className="who-n">{name}</Text>
            <Tag words={self ? '我自己' : postName(role, kind)} {...(self && { tone: 'b' })} />
            {secured === false ? <Tag tone="o" words="还没设动态口令" /> : null}
          </View>
          <View className="t-sub c-2">{unitName}</View>
          <View className="t-cap c-3 num">{`${phone},${dateWords(since)}起`}</View>
        </View>
        {self ? null : (
          <Button size="s" className="none ml8 wide" label={`结束${name}的岗位`} onTap={onEnd}>
            结束岗位
          </Button>
        )}
      </View>
    </View>
  );
}
