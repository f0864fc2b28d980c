import { View } from '@tarojs/components';
import { useState } from 'react';
import type { UnitDiffers } from 'shared-types/catalogue';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { useSettled } from '../kernel/settled';
import { Button } from '../kernel/ui/button';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { SearchField } from '../kernel/ui/field';
import { Tile } from '../kernel/ui/icon';
import { Tag } from '../kernel/ui/light';
import { PickRows } from '../kernel/ui/pick';
import { Sheet } from '../kernel/ui/sheet';
import { own } from './api';

const COUNTY = 'county';

/** The county's items, or those of one point: a tap on one writes a change. */
export function KeptItems({ region }: { region: string }) {
  const [unit, setUnit] = useState<UnitDiffers | null>(null);
  const [choosing, setChoosing] = useState(false);
  const units = useRead(['item-edit', 'units'], () => own.edits.units());
  const pick = (id: string) => {
    setUnit(units.data?.units.find((one) => one.id === id) ?? null);
    setChoosing(false);
  };
  const choices = [
    { value: COUNTY, name: '全县' },
    ...(units.data?.units ?? []).map(({ id, name, items, differs }) => ({
      value: id,
      name,
      note: `能办 ${items} 件${differs ? `,${differs} 件和县里不一样` : ''}`,
    })),
  ];
  return (
    <>
      <Cells>
        <Cell
          lead={<Tile name={unit ? 'house-line-duotone' : 'bank-duotone'} />}
          title={unit?.name ?? '全县'}
          note={unit ? '改了只管这里和下面的站点' : '改了全县都跟着变'}
          value="换一处"
          label={`看的是${unit?.name ?? '全县'}的清单,换一处`}
          onTap={() => setChoosing(true)}
        />
      </Cells>
      <List key={unit?.id ?? COUNTY} region={region} unit={unit} />
      <Sheet title="看谁的清单" open={choosing} onClose={() => setChoosing(false)}>
        <PickRows label="看谁的清单" choices={choices} value={unit?.id ?? COUNTY} onPick={pick} />
      </Sheet>
    </>
  );
}

function List({ region, unit }: { region: string; unit: UnitDiffers | null }) {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const asked = q ? { q } : {};
  const county = useRead(['item-edit', 'items', region, asked], () => own.catalogue.list({ region, ...asked }), { steady: true });
  const offered = useRead(
    ['item-edit', 'items', region, unit?.id, asked],
    () => own.catalogue.list({ region, ...asked, ...(unit && { unit: unit.id }) }),
    { steady: true },
  );
  const here = new Map(offered.data?.items.map((item) => [item.code, item]));
  const open = (code: string) => void goTo('catalogue/edit', { code, ...(unit && { unit: unit.id }) });
  return (
    <>
      <View className="mt12">
        <SearchField label="搜一件事" value={typed} placeholder="搜一件事,拼音也行" onInput={setTyped} />
      </View>
      <View className="mt12">
        <Loaded of={county} rows={4}>
          {({ items }) => {
            const own = [...here.values()].filter(({ code }) => !items.some((item) => item.code === code));
            const rows = [...own, ...items];
            if (rows.length === 0) return <Empty title="没找到这件事" note="换个说法试试" />;
            return (
              <Cells>
                {rows.map((item) => (
                  <Cell
                    key={item.code}
                    strong
                    title={here.get(item.code)?.plainName ?? item.plainName}
                    note={`${item.name} · ${here.get(item.code)?.limit ?? item.limit}`}
                    value={
                      offered.data && !here.has(item.code) ? (
                        <Tag words="这里不办" />
                      ) : own.includes(item) ? (
                        <Tag tone="b" words="这里自己的" />
                      ) : null
                    }
                    onTap={() => open(item.code)}
                  />
                ))}
              </Cells>
            );
          }}
        </Loaded>
      </View>
      <Button
        kind="line"
        block
        icon="note-pencil"
        className="mt12"
        onTap={() => void goTo('catalogue/edit', { ...(unit && { unit: unit.id }) })}
      >
        加一件新事项
      </Button>
    </>
  );
}
