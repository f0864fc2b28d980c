import type { Bundle } from 'shared-types/catalogue';
import { goTo } from '../kernel/platform';
import { Cell, Cells } from '../kernel/ui/cell';
import { Tile } from '../kernel/ui/icon';
import { type Point, pointQuery } from './use-point';

/** 一件事: sets of items that belong together, each with what is in it. `counted`: how many that are, too. */
export function BundleCells({ bundles, at, counted = false }: { bundles: readonly Bundle[]; at: Point; counted?: boolean }) {
  return (
    <Cells>
      {bundles.map(({ code, name, items }) => (
        <Cell
          key={code}
          strong
          lead={<Tile name="list-checks" />}
          title={name}
          note={items.map(({ plainName }) => plainName).join('、')}
          {...(counted && { value: `${items.length} 件` })}
          onTap={() => void goTo('catalogue/bundle', { code, ...pointQuery(at) })}
        />
      ))}
    </Cells>
  );
}
