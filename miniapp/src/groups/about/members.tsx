import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Member } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { api } from '../../kernel/api';
import { now } from '../../kernel/clock';
import { Paged } from '../../kernel/paged';
import { useRead } from '../../kernel/query';
import { useSettled } from '../../kernel/settled';
import { Avatar } from '../../kernel/ui/avatar';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { SearchField } from '../../kernel/ui/field';
import { Tag } from '../../kernel/ui/light';
import { Page } from '../../kernel/ui/page';

const PARTS: Record<Member['part'], string | null> = { owner: '群主', deputy: '副群主', staff: null, firm: null };

/** Who is in a group, staff first. */
export default function MembersPage() {
  const { id = '' } = useRouter().params;
  const [typed, type] = useState('');
  const named = useSettled(typed.trim());
  return (
    <Page title="成员">
      <SearchField label="找人" value={typed} placeholder="写名字或单位" onInput={type} />
      <View className="mt12" />
      <Members key={named} id={id} named={named} />
    </Page>
  );
}

function Members({ id, named }: { id: string; named: string }) {
  const ask = { id, ...(named && { named }) };
  const first = useRead(['group', 'members', id, named], () => api.groups.members(ask), { steady: true });
  return (
    <Paged
      of={first}
      rows={({ members }) => members}
      next={({ personId }) => api.groups.members({ ...ask, after: personId })}
      empty={<Empty icon="users-three-duotone" title="没找到这个人" note="换个名字,或者写单位的名字" />}
    >
      {(members) => (
        <Cells>
          {members.map((member) => (
            <MemberCell key={member.personId} member={member} />
          ))}
        </Cells>
      )}
    </Paged>
  );
}

function MemberCell({ member: { name, staff, part, of, onDuty, mutedUntil } }: { member: Member }) {
  const place = PARTS[part];
  const muted = mutedUntil && Date.parse(mutedUntil) > now() ? `到 ${momentWords(mutedUntil, now())} 为止不能说话` : null;
  return (
    <Cell
      lead={<Avatar name={name} tone={staff ? 'b' : ''} official={staff} />}
      title={
        <View className="who">
          <View className="who-n">{name}</View>
          {place ? <Tag tone="b" words={place} /> : null}
        </View>
      }
      note={[of, muted].filter(Boolean).join(' · ')}
      tail={onDuty ? <Tag tone="b" words="在值班" /> : null}
    />
  );
}
