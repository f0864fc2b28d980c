import { useState } from 'react';
import type { OrderAct } from 'shared-types/groups';
import { Paged } from '../../kernel/paged';
import { goTo, say } from '../../kernel/platform';
import { useAct, useRead } from '../../kernel/query';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { Tile } from '../../kernel/ui/icon';
import { own } from '../api';
import { ActCard } from './act-card';
import { WhySheet } from './why-sheet';

/** What leaves a message out of sight, or brings it back. */
const SIGHT: readonly string[] = ['hide', 'show', 'pass', 'refuse'];

/** Those acts that hid something which nobody has brought back since; `acts`: newest first. */
export function stillHidden(acts: readonly OrderAct[]): ReadonlySet<string> {
  const known = new Set<number>();
  const hidden = new Set<string>();
  for (const { id, act, seq } of acts) {
    if (seq === null || !SIGHT.includes(act) || known.has(seq)) continue;
    known.add(seq);
    if (act === 'hide') hidden.add(id);
  }
  return hidden;
}

/** Every act of order in a group, newest first; what was folded away can be put back. */
export function OrderLog({ group }: { group: string }) {
  const first = useRead(['group', 'acts', group], () => own.order.log({ id: group }));
  return (
    <>
      <Cells className="mb12">
        <Cell
          lead={<Tile name="file-text-duotone" />}
          title="导出存证"
          note="一段原话存成表格,收起的、撤回的也在里面"
          onTap={() => void goTo('groups/order/evidence', { id: group })}
        />
      </Cells>
      <Paged
        of={first}
        rows={({ acts }) => acts}
        next={({ id }) => own.order.log({ id: group, before: id })}
        empty={<Empty icon="shield-check-duotone" title="还没有做过什么" note="禁言、收起、放行,每一次都记在这里" />}
      >
        {(acts) => <Acts group={group} acts={acts} />}
      </Paged>
    </>
  );
}

function Acts({ group, acts }: { group: string; acts: readonly OrderAct[] }) {
  const [asked, ask] = useState<number | null>(null);
  const hidden = stillHidden(acts);
  const putBack = useAct((why: string, once) => own.order.hide({ id: group, seq: asked ?? 0, hidden: false, why }, once), {
    touches: ['group'],
    onDone: () => {
      ask(null);
      say('放回去了,大家又看得到');
    },
  });
  return (
    <>
      {acts.map((act) => (
        <ActCard key={act.id} group={group} act={act} onPutBack={hidden.has(act.id) ? () => ask(act.seq) : null} />
      ))}
      {asked === null ? null : (
        <WhySheet
          title="放回这条消息"
          hint="放回以后,群里的人都看得到"
          quick={['看过了,没有不妥', '收错了', '对方说清楚了']}
          yes="放回"
          busy={putBack.busy}
          onSend={(why) => void putBack.run(why)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}
