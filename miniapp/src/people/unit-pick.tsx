import { View } from '@tarojs/components';
import { useState } from 'react';
import { placedAt, type StaffRole, type StaffUnit } from 'shared-types/people';
import { Loaded } from '../kernel/loaded';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Field, SearchField } from '../kernel/ui/field';
import { PickRows } from '../kernel/ui/pick';
import { Sheet } from '../kernel/ui/sheet';
import './people.css';
import { useStaffUnits } from './use-staff';

interface Props {
  role: StaffRole;
  value: StaffUnit | null;
  onPick: (unit: StaffUnit) => void;
}

/** More than a few are easier typed than scrolled. */
const FEW = 8;

/** Where the post is: the units such a post can be at, found by a few characters of the name. */
export function UnitPick({ role, value, onPick }: Props) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const units = useStaffUnits();
  const pick = (unit: StaffUnit | undefined) => {
    if (unit) onPick(unit);
    setOpen(false);
  };
  return (
    <Field label="在哪个单位">
      <Cells className="cells-in">
        <Cell title={value?.name ?? '请选择'} label={`单位,${value?.name ?? '还没选'}`} onTap={() => setOpen(true)} />
      </Cells>
      <Sheet title="在哪个单位" open={open} onClose={() => setOpen(false)}>
        <Loaded of={units}>
          {({ units: all }) => {
            const fitting = all.filter(({ kind }) => placedAt(role).includes(kind));
            const found = fitting.filter(({ name }) => name.includes(words.trim()));
            return (
              <>
                {fitting.length > FEW ? <SearchField label="单位名字" value={words} placeholder="输几个字来找" onInput={setWords} /> : null}
                <View className="mt12">
                  <PickRows
                    label="单位"
                    value={value?.id ?? null}
                    onPick={(id) => pick(found.find((unit) => unit.id === id))}
                    choices={found.map(({ id, name }) => ({ value: id, name }))}
                  />
                </View>
                {found.length === 0 ? <Empty title="没有叫这个名字的单位" note="换几个字试试" /> : null}
              </>
            );
          }}
        </Loaded>
      </Sheet>
    </Field>
  );
}
