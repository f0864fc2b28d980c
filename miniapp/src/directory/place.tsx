import { useState } from 'react';
import { api } from '../kernel/api';
import { Loaded } from '../kernel/loaded';
import { goBack } from '../kernel/platform';
import { useAct, useRead } from '../kernel/query';
import { choosePlace, type Place, refreshed, useMe } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { SearchField } from '../kernel/ui/field';
import { Page } from '../kernel/ui/page';

interface Spot {
  code: string;
  name: string;
}

/** County, then town, then village; one may stop at any of them. */
export default function PlacePage() {
  const [path, setPath] = useState<readonly Spot[]>([]);
  const me = useMe();
  const change = useAct(api.people.change);
  const last = path[path.length - 1];
  const choose = async (spots: readonly Spot[]) => {
    const place = placeOf(spots);
    if (!place) return;
    choosePlace(place);
    if (me) {
      const saved = await change.run({ region: place.region, ...(place.division && { homeDivision: place.division }) });
      if (saved) refreshed(saved);
    }
    void goBack();
  };
  const step = (spot: Spot) => (path.length === 2 ? void choose([...path, spot]) : setPath([...path, spot]));
  return (
    <Page title="您在哪儿">
      {path.length ? (
        <Section title={path.map(({ name }) => name).join(' · ')} aside="重选" onMore={() => setPath([])} />
      ) : (
        <Section title="先选旗县" />
      )}
      {last ? (
        <Button kind="soft" block className="mb8" busy={change.busy} onTap={() => void choose(path)}>
          {`就选${last.name}`}
        </Button>
      ) : null}
      {last ? <Inside key={last.code} of={last} onPick={step} /> : <Counties onPick={step} />}
    </Page>
  );
}

function placeOf([county, town, village]: readonly Spot[]): Place | null {
  if (!county) return null;
  const spot = village ?? town;
  return { region: county.code, countyName: county.name, division: spot?.code ?? null, divisionName: spot?.name ?? null };
}

function Counties({ onPick }: { onPick: (spot: Spot) => void }) {
  const counties = useRead(['counties'], () => api.directory.counties());
  return (
    <Loaded of={counties}>
      {(data) => <Spots spots={data.counties.map(({ region, name }) => ({ code: region, name }))} onPick={onPick} />}
    </Loaded>
  );
}

function Inside({ of: { code }, onPick }: { of: Spot; onPick: (spot: Spot) => void }) {
  const inside = useRead(['divisions', code], () => api.directory.divisions({ parent: code }));
  return <Loaded of={inside}>{({ divisions }) => <Spots spots={divisions} onPick={onPick} />}</Loaded>;
}

/** So many are looked through with a finger; of more one types a letter or two. */
const FEW = 20;
/** Drawn at once: a phone of some years takes its time over hundreds. */
const AT_ONCE = 50;

function Spots({ spots, onPick }: { spots: readonly Spot[]; onPick: (spot: Spot) => void }) {
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  const found = spots.filter(({ name }) => name.includes(typed.trim()));
  return (
    <>
      {spots.length > FEW ? <SearchField label="找地方" value={typed} placeholder="打一两个字就能找到" onInput={setTyped} /> : null}
      {found.length ? (
        <Cells className="mt12">
          {found.slice(0, most).map((spot) => (
            <Cell key={spot.code} title={spot.name} onTap={() => onPick(spot)} />
          ))}
        </Cells>
      ) : null}
      {spots.length && !found.length ? <Empty title="没有这个地方" note="少打一两个字再试试" /> : null}
      {found.length > most ? (
        <Button kind="soft" block className="mt12" onTap={() => setMost(most + AT_ONCE)}>
          {`还有 ${found.length - most} 个,再列一些`}
        </Button>
      ) : null}
    </>
  );
}
