import type { UnitRow } from 'shared-types/directory';
import { api } from '../kernel/api';
import { ChooseFirst } from '../kernel/gate';
import { placeWords, useHere } from '../kernel/here';
import { Loaded } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import type { Place } from '../kernel/session';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { type IconName, Tile } from '../kernel/ui/icon';
import { Tag } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';

const ICONS: Record<UnitRow['kind'], IconName> = {
  county_centre: 'bank-duotone',
  town_centre: 'buildings-duotone',
  village_station: 'house-line-duotone',
  department: 'storefront-duotone',
};

export default function UnitsPage() {
  const here = useHere();
  return (
    <Page title="服务点">
      {here ? (
        <>
          <Section title={placeWords(here)} aside="换地方" onMore={() => void goTo('directory/place')} />
          <Units here={here} />
        </>
      ) : (
        <ChooseFirst note="选到镇或村,就能找到离您最近的人" />
      )}
    </Page>
  );
}

function Units({ here: { region, division } }: { here: Place }) {
  const place = division ?? region;
  const units = useRead(['units', place], () => api.directory.units({ division: place }), { keep: true });
  return (
    <Loaded of={units}>
      {({ units: rows }) =>
        rows.length === 0 ? <Empty title="这里还没有登记服务点" note="可以拨打 12345 问问" /> : <Rows rows={rows} region={region} />
      }
    </Loaded>
  );
}

function Rows({ rows, region }: { rows: readonly UnitRow[]; region: string }) {
  return (
    <Cells>
      {rows.map(({ id, kind, brand, name, place, openNow }) => (
        <Cell
          key={id}
          strong
          lead={<Tile name={ICONS[kind]} />}
          title={brand ?? name}
          note={brand ? `${name} · ${place}` : place}
          value={<Tag tone={openNow ? 'b' : ''} words={openNow ? '开着门' : '已关门'} />}
          onTap={() => void goTo('directory/unit', { id, region })}
        />
      ))}
    </Cells>
  );
}
