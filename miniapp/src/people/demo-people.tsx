import type { DemoPerson } from 'shared-types/people';
import { Avatar } from '../kernel/ui/avatar';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';

interface Props {
  people: readonly DemoPerson[];
  busy: boolean;
  onPick: (id: string) => unknown;
}

/** The people of the demo and what each of them is in the middle of; there only while demo data are loaded. */
export function DemoPeople({ people, busy, onPick }: Props) {
  return (
    <>
      <Section title="演示:换成谁来看看" />
      <Cells>
        {people.map(({ id, name, who, story }) => (
          <Cell
            key={id}
            strong
            lead={<Avatar name={name} tone="o" />}
            title={`${name} · ${who}`}
            note={story}
            label={`以${name}的身份登录,${who}`}
            onTap={() => !busy && onPick(id)}
          />
        ))}
      </Cells>
    </>
  );
}
