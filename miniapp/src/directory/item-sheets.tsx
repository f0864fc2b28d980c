import { useState } from 'react';
import { Loaded } from '../kernel/loaded';
import { useRead } from '../kernel/query';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { own } from './api';
import { PrintButton } from './print-button';

/** A guide for each item of the point's list; opened by a tap, for there are many. */
export function ItemSheets({ unit, region }: { unit: string; region: string }) {
  const [open, setOpen] = useState(false);
  const items = useRead(['items', region, unit], () => own.catalogue.list({ region, unit }), { enabled: open });
  return (
    <>
      <Section title="办事指南" aside="A4,一件事一张" />
      {open ? (
        <Loaded of={items}>
          {({ items: rows }) => (
            <Cells>
              {rows.map(({ code, plainName }) => (
                <Cell key={code} title={plainName} tail={<PrintButton name={plainName} sheet="item" id={unit} item={code} />} />
              ))}
            </Cells>
          )}
        </Loaded>
      ) : (
        <Cells>
          <Cell title="选一件事来印" onTap={() => setOpen(true)} />
        </Cells>
      )}
    </>
  );
}
