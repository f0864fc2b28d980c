import type { ErrandCommand } from 'shared-types/errands';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Icon, type IconName } from '../../kernel/ui/icon';
import type { Asking } from './form-props';

const WAYS: readonly { command: ErrandCommand; asking: NonNullable<Asking>; icon: IconName; name: string; note: string }[] = [
  { command: 'contact', asking: 'contact', icon: 'phone-call', name: '又打了电话', note: '记一笔,本人愿不愿意也记下' },
  { command: 'agree', asking: 'agree', icon: 'calendar-dots', name: '换个时间', note: '电话里说好的时间记下来' },
  { command: 'miss', asking: 'miss', icon: 'house', name: '家里没人', note: '再约时间,最多去三次' },
  { command: 'relocate', asking: 'relocate', icon: 'map-pin', name: '不在这个村', note: '换到对的村,那边的人接着办' },
  { command: 'stop', asking: 'stop', icon: 'prohibit', name: '对方说不办了', note: '对方会收到消息,能改主意' },
  { command: 'hand_up', asking: 'hand_up', icon: 'hand-palm', name: '我办不了,交给镇里', note: '说明原因,镇里接着办' },
];

/** What happens at doors: each is a button with its next step. */
export function MoreWays({ commands, onAsk }: { commands: readonly ErrandCommand[]; onAsk: (asking: Asking) => void }) {
  const open = WAYS.filter(({ command }) => commands.includes(command));
  if (open.length === 0) return null;
  return (
    <>
      <Section title="碰到别的情况" />
      <Cells>
        {open.map(({ asking, icon, name, note }) => (
          <Cell key={asking} lead={<Icon name={icon} size="m" className="c-2" />} title={name} note={note} onTap={() => onAsk(asking)} />
        ))}
      </Cells>
    </>
  );
}
