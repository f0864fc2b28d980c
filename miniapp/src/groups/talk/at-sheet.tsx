import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '../../kernel/api';
import { Loaded } from '../../kernel/loaded';
import { useRead } from '../../kernel/query';
import { useSettled } from '../../kernel/settled';
import { Avatar } from '../../kernel/ui/avatar';
import { Cell } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { SearchField } from '../../kernel/ui/field';
import { Tile } from '../../kernel/ui/icon';
import { Sheet } from '../../kernel/ui/sheet';

/** Somebody of the group, or a department with everybody of it who is in the group. */
export interface SpokenTo {
  personId?: string;
  unitId?: string;
  name: string;
}
interface AtSheetProps {
  group: string;
  open: boolean;
  onPick: (who: SpokenTo) => void;
  onClose: () => void;
}

/** Whom to speak to: departments, then people, staff first. */
export function AtSheet({ group, open, onPick, onClose }: AtSheetProps) {
  return (
    <Sheet title="叫谁来看" open={open} onClose={onClose}>
      <Named group={group} onPick={onPick} />
    </Sheet>
  );
}

function Named({ group, onPick }: Pick<AtSheetProps, 'group' | 'onPick'>) {
  const [typed, type] = useState('');
  const named = useSettled(typed.trim());
  const members = useRead(['group', 'members', group, named], () => api.groups.members({ id: group, ...(named && { named }) }), {
    steady: true,
  });
  return (
    <>
      <SearchField label="找人" value={typed} placeholder="写名字或单位" onInput={type} />
      <View className="mt8">
        <Loaded of={members}>
          {({ members: all, units }) => (
            <>
              {all.length + units.length === 0 ? (
                <Empty icon="users-three-duotone" title="没找到这个人" note="换个名字,或者写单位的名字" />
              ) : null}
              {units.map(({ id, name }) => (
                <Cell
                  key={id}
                  lead={<Tile name="buildings-duotone" />}
                  title={name}
                  note="这个单位在群里的人都会收到提醒"
                  onTap={() => onPick({ unitId: id, name })}
                />
              ))}
              {all.map((member) => (
                <Cell
                  key={member.personId}
                  lead={<Avatar name={member.name} size="s" tone={member.staff ? 'b' : ''} official={member.staff} />}
                  title={member.name}
                  note={member.of}
                  onTap={() => onPick({ personId: member.personId, name: member.name })}
                />
              ))}
            </>
          )}
        </Loaded>
      </View>
    </>
  );
}
