import { api } from '../kernel/api';
import { useHere } from '../kernel/here';
import { dial, HOTLINE } from '../kernel/platform';
import { useRead } from '../kernel/query';
import type { Place } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Tile } from '../kernel/ui/icon';
import { AgentLine } from './agent-line';

/** Somebody to talk to: whoever is on duty nearest to here, and the hotline. */
export function Voices() {
  const here = useHere();
  return (
    <>
      <Section title="想找个人说" />
      <Cells>
        {here ? <Nearest here={here} /> : null}
        <Cell
          strong
          lead={<Tile name="headset-duotone" />}
          title="12345 热线"
          note="白天晚上都有人接"
          tail={
            <Button size="s" icon="phone-fill" className="none ml8 wide" label="拨打12345" onTap={() => dial(HOTLINE)}>
              打电话
            </Button>
          }
        />
      </Cells>
    </>
  );
}

/** The agents of the first service point of this place, those on duty first; two are enough to choose from. */
function Nearest({ here: { region, division } }: { here: Place }) {
  const place = division ?? region;
  const units = useRead(['units', place], () => api.directory.units({ division: place }), { keep: true }).data?.units;
  const id = units?.[0]?.id;
  const unit = useRead(['unit', id ?? ''], () => api.directory.unit({ id: id ?? '', region }), {
    enabled: id !== undefined,
    keep: true,
  }).data;
  const agents = [...(unit?.agents ?? [])].sort((a, b) => Number(b.onDuty) - Number(a.onDuty)).slice(0, 2);
  return (
    <>
      {agents.map((agent) => (
        <AgentLine agent={agent} region={region} key={agent.id} />
      ))}
    </>
  );
}
