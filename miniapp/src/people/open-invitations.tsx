import { Text, View } from '@tarojs/components';
import type { Invitation } from 'shared-types/people';
import { useNow } from '../kernel/clock';
import { Avatar } from '../kernel/ui/avatar';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Tag } from '../kernel/ui/light';
import { dayWords, postName } from './staff.words';
import { useInvitations } from './use-staff';

/** What was sent and not answered yet; nothing at all where nobody is waited for. */
export function OpenInvitations({ onDrop }: { onDrop: (one: Invitation) => void }) {
  const open = useInvitations().data?.invitations ?? [];
  const time = useNow();
  if (open.length === 0) return null;
  return (
    <>
      <Section title="等着接受的邀请" aside={`${open.length} 份`} />
      <View className="card card-0">
        {open.map((one) => {
          const over = Date.parse(one.expiresAt) <= time;
          return (
            <View className="entry" key={one.id}>
              <View className="row row-t row-wrap">
                <Avatar name={one.name} tone="o" />
                <View className="grow ml12 cellx">
                  <View className="who">
                    <Text className="who-n">{one.name}</Text>
                    <Tag words={postName(one.role, one.kind)} />
                  </View>
                  <View className="t-sub c-2">{one.unitName}</View>
                  <View className="t-cap c-3 num">{`${one.phone},${over ? '过期了,可以重新邀请' : `${dayWords(one.expiresAt)}前有效`}`}</View>
                </View>
                <Button size="s" className="none ml8 wide" label={`撤回给${one.name}的邀请`} onTap={() => onDrop(one)}>
                  撤回
                </Button>
              </View>
            </View>
          );
        })}
      </View>
    </>
  );
}
