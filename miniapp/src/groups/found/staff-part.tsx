import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Founding } from 'shared-types/groups';
import { Button } from '../../kernel/ui/button';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { PickRows } from '../../kernel/ui/pick';
import { Sheet } from '../../kernel/ui/sheet';
import { dayWords, PART_WORDS } from './founding.words';
import { InviteForm } from './unit-forms';
import { WhyForm } from './why-form';

type Staff = Founding['staff'][number];
type Part = Staff['part'] | 'none';
/** The day an instant is in the county. */
const dayAt = (iso: string) => dayWords(new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10));

/** Who keeps the group, who did before, and the ways to change it. */
export function StaffPart({ group }: { group: Founding }) {
  const [one, open] = useState<Staff | null>(null);
  const [inviting, invite] = useState(false);
  const { staff, past, archived } = group;
  return (
    <>
      <Section title="群主和工作人员" aside={`${staff.length} 人`} />
      {staff.length === 0 ? <Empty title="还没有工作人员" note="先到「人员和邀请」里请牵头部门的人,请到就在群里" /> : null}
      <Cells>
        {staff.map((row) => (
          <Cell
            key={row.postId}
            title={row.name}
            note={`${row.of} · ${dayAt(row.since)}起`}
            value={PART_WORDS[row.part]}
            {...(!archived && { onTap: () => open(row) })}
          />
        ))}
      </Cells>
      {archived ? null : (
        <Button kind="line" block className="mt12" onTap={() => invite(true)}>
          从别的单位请一位
        </Button>
      )}
      {past.length > 0 ? (
        <>
          <Section title="以前的群主" />
          <Cells>
            {past.map(({ name, of, since, until }) => (
              <Cell key={since} title={name} note={`${of} · ${dayAt(since)}到${dayAt(until)}`} />
            ))}
          </Cells>
        </>
      ) : null}
      <Sheet title={one?.name ?? ''} open={one !== null} onClose={() => open(null)}>
        {one ? <PartForm key={one.postId} group={group} one={one} onDone={() => open(null)} /> : null}
      </Sheet>
      <Sheet title="从别的单位请一位" open={inviting} onClose={() => invite(false)}>
        {inviting ? <InviteForm group={group} onDone={() => invite(false)} /> : null}
      </Sheet>
    </>
  );
}

const CHOICES: readonly { value: Part; name: string; note?: string }[] = [
  { value: 'owner', name: '当群主', note: '原来的群主留下来当工作人员' },
  { value: 'deputy', name: '当副群主' },
  { value: 'staff', name: '当工作人员' },
  { value: 'none', name: '请出去' },
];

/** Another part for somebody who is there: the owner hands over, and whose unit sits there stays for as long as they hold the post. */
function PartForm({ group, one, onDone }: { group: Founding; one: Staff; onDone: () => void }) {
  const [part, be] = useState<Part | null>(null);
  if (one.part === 'owner') return <View className="t-body c-2">群主不能空着。要换人,请点另一位,选「当群主」,这一位就退下来了。</View>;
  const choices = CHOICES.filter(({ value }) => value !== one.part && !(value === 'none' && one.rightful));
  return (
    <WhyForm group={group} wish={part ? { what: 'appoint', postId: one.postId, part } : null} yes="就这样改" onDone={onDone}>
      <PickRows label="换成什么" value={part} onPick={be} choices={[...choices]} />
    </WhyForm>
  );
}
