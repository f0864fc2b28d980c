import type { Conflict } from 'shared-types/catalogue';
import { Loaded, type Reading } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Tile } from '../kernel/ui/icon';

/** Where lists contradict each other; a tap leads to where it can be mended. */
export function ConflictList({ of }: { of: Reading<{ conflicts: Conflict[] }> }) {
  return (
    <Loaded of={of}>
      {({ conflicts }) =>
        conflicts.length === 0 ? (
          <Empty icon="tray-duotone" title="各处的清单都对得上" note="县里改了事项,和哪里的写法对不上,会列在这里" />
        ) : (
          <Cells>
            {conflicts.map(({ kind, unit, code, title, says }) => (
              <Cell
                key={`${kind} ${unit?.id} ${code}`}
                strong
                lead={<Tile name="warning" />}
                title={`${unit?.name ?? '全县'}:${title}`}
                note={says}
                onTap={() => void goTo('catalogue/edit', { code, ...(unit && { unit: unit.id }) })}
              />
            ))}
          </Cells>
        )
      }
    </Loaded>
  );
}
