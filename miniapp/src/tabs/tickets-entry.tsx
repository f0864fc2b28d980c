import { useChat } from '../groups/groups.card';
import { goTo } from '../kernel/platform';
import { usePost } from '../kernel/session';
import { Cell, Cells } from '../kernel/ui/cell';
import { Tile } from '../kernel/ui/icon';

/** The matters of a firm, for those who act for one; of a unit, for its clerks, whose work goes on where nobody talks any more. */
export function TicketsEntry() {
  const clerk = usePost()?.role === 'clerk';
  const { mine, open } = useChat();
  if (!mine && !clerk) return null;
  return (
    <Cells className="mt12">
      <Cell
        lead={<Tile name="clipboard-text" />}
        title={clerk ? '单位的诉求' : '我的诉求'}
        note={clerk ? `${open ? '群里转来的,' : ''}看谁接、几号前答复` : '群里提的事,办到哪儿了'}
        onTap={() => void goTo('tickets/mine')}
      />
    </Cells>
  );
}
