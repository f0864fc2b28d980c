import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '../kernel/api';
import { Loaded } from '../kernel/loaded';
import { useRead } from '../kernel/query';
import { useRegion } from '../kernel/session';
import { TextButton } from '../kernel/ui/button';
import { Cell, Cells } from '../kernel/ui/cell';
import { Sheet } from '../kernel/ui/sheet';

export interface Spot {
  code: string;
  name: string;
}
interface DivisionSheetProps {
  title: string;
  open: boolean;
  /** A row of its own on top, for places outside the county. */
  elsewhere?: { name: string; onPick: () => void };
  onPick: (spot: Spot) => void;
  onClose: () => void;
}

/** Town, then village; somebody who lives in the town itself stops there. */
export function DivisionSheet({ title, open, elsewhere, onPick, onClose }: DivisionSheetProps) {
  const region = useRegion() ?? '';
  const [town, setTown] = useState<Spot | null>(null);
  const picked = (spot: Spot) => {
    onPick(spot);
    setTown(null);
    onClose();
  };
  return (
    <Sheet title={town ? town.name : title} open={open} onClose={onClose}>
      {town ? (
        <>
          <TextButton icon="caret-left" onTap={() => setTown(null)}>
            换一个镇
          </TextButton>
          <Inside parent={town.code} first={{ name: `就在${town.name}上`, onTap: () => picked(town) }} onPick={picked} />
        </>
      ) : (
        <Inside parent={region} {...(elsewhere && { first: { name: elsewhere.name, onTap: elsewhere.onPick } })} onPick={setTown} />
      )}
      <View className="mt16" />
    </Sheet>
  );
}

interface InsideProps {
  parent: string;
  first?: { name: string; onTap: () => void };
  onPick: (spot: Spot) => void;
}

function Inside({ parent, first, onPick }: InsideProps) {
  const inside = useRead(['divisions', parent], () => api.directory.divisions({ parent }), { enabled: parent !== '', keep: true });
  return (
    <Loaded of={inside}>
      {({ divisions }) => (
        <Cells>
          {first ? <Cell title={first.name} strong onTap={first.onTap} /> : null}
          {divisions.map(({ code, name }) => (
            <Cell key={code} title={name} onTap={() => onPick({ code, name })} />
          ))}
        </Cells>
      )}
    </Loaded>
  );
}
