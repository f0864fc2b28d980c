import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Member } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { api } from '../../kernel/api';
import { Watermark } from '../../kernel/carried/watermark';
import { now } from '../../kernel/clock';
import { Paged } from '../../kernel/paged';
import { say } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { useSettled } from '../../kernel/settled';
import { Avatar } from '../../kernel/ui/avatar';
import { Button } from '../../kernel/ui/button';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { SearchField } from '../../kernel/ui/field';
import { Tag } from '../../kernel/ui/light';
import { Page } from '../../kernel/ui/page';
import { own } from '../api';
import { WhySheet } from '../order/why-sheet';
import { useCard } from '../use-card';
import { InviteSheet } from './invite-sheet';

const PARTS: Record<Member['part'], string | null> = { owner: '群主', deputy: '副群主', staff: null, firm: null };

/** Who is in a group, staff first. */
export default function MembersPage() {
  const { id = '' } = useRouter().params;
  const [typed, type] = useState('');
  const named = useSettled(typed.trim());
  const card = useCard(id);
  const keeper = card.data?.keeper ?? false;
  const [inviting, invite] = useState(false);
  const [muted, ask] = useState<Member | null>(null);
  return (
    <Page
      title="成员"
      over={
        <>
          {inviting ? <InviteSheet group={id} onClose={() => invite(false)} /> : null}
          {muted ? <UnmuteSheet group={id} member={muted} onClose={() => ask(null)} /> : null}
        </>
      }
    >
      {keeper ? (
        <Button icon="plus-circle" block className="mb12" onTap={() => invite(true)}>
          请一家单位进群
        </Button>
      ) : null}
      <SearchField label="找人" value={typed} placeholder="写名字或单位" onInput={type} />
      <View className="mt12" />
      <Watermark />
      <Members key={named} id={id} named={named} onUnmute={keeper ? ask : null} />
    </Page>
  );
}

function UnmuteSheet({ group, member: { personId, name }, onClose }: { group: string; member: Member; onClose: () => void }) {
  const unmute = useAct((why: string, once) => own.order.mute({ id: group, personId, until: null, why }, once), {
    touches: ['group'],
    onDone: () => {
      say('他又能说话了');
      onClose();
    },
  });
  return (
    <WhySheet
      title={`让${name}说话`}
      hint="记在「做过的」里"
      quick={['说清楚了', '认了错', '当时弄错了']}
      yes="让他说话"
      busy={unmute.busy}
      onSend={(why) => void unmute.run(why)}
      onClose={onClose}
    />
  );
}

/** `onUnmute`: null for whoever keeps no order here. */
function Members({ id, named, onUnmute }: { id: string; named: string; onUnmute: ((member: Member) => void) | null }) {
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
            <MemberCell key={member.personId} member={member} onUnmute={onUnmute} />
          ))}
        </Cells>
      )}
    </Paged>
  );
}

function MemberCell({ member, onUnmute }: { member: Member; onUnmute: ((member: Member) => void) | null }) {
  const { name, staff, part, of, onDuty, mutedUntil } = member;
  const place = PARTS[part];
  const muted = mutedUntil && Date.parse(mutedUntil) > now() ? `到${momentWords(mutedUntil, now())} 为止不能说话` : null;
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
      tail={
        muted && onUnmute ? (
          <Button size="s" label={`让${name}说话`} onTap={() => onUnmute(member)}>
            让他说话
          </Button>
        ) : onDuty ? (
          <Tag tone="b" words="在值班" />
        ) : null
      }
    />
  );
}
