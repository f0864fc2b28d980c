import { momentWords } from 'shared-types/kernel/time.words';
import { now } from '../../kernel/clock';
import { Paged } from '../../kernel/paged';
import { useRead } from '../../kernel/query';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { own } from '../api';

const ACTS: Record<string, string> = {
  mute: '让人先别说话',
  unmute: '让人又能说话',
  stays: '看过申诉,还是先别说话',
  hide: '收起了一条',
  show: '放回了一条',
  pass: '放行了一条',
  refuse: '没让发一条',
  upheld: '举报属实,处理了',
  turned: '看过举报,没有不妥',
  evidence: '调看了原话',
  slow: '改了多久说一次',
  staff_only: '改了谁能说话',
  order: '改了怎么说话',
  about: '改了群的说明',
  document: '改了建群的依据',
  cap: '改了人数上限',
  history: '改了能看多久以前的话',
  lead: '换了牵头部门',
  units: '改了哪些单位在群里',
  owner: '请了新群主',
  deputy: '请了副群主',
  staff: '请来值守',
  unseat: '不再值守',
  archive: '停用了群',
  reopen: '重新启用了群',
};

/** Every act of order in a group, newest first. */
export function OrderLog({ group }: { group: string }) {
  const first = useRead(['group', 'acts', group], () => own.order.log({ id: group }));
  return (
    <Paged
      of={first}
      rows={({ acts }) => acts}
      next={({ id }) => own.order.log({ id: group, before: id })}
      empty={<Empty icon="shield-check-duotone" title="还没有做过什么" note="禁言、收起、放行,每一次都记在这里" />}
    >
      {(acts) => (
        <Cells>
          {acts.map(({ id, act, who, why, by, until, at }) => (
            <Cell
              key={id}
              title={[ACTS[act] ?? '维护了秩序', who].filter(Boolean).join(':')}
              note={[why, until && `到 ${momentWords(until, now())}`, by, momentWords(at, now())].filter(Boolean).join(' · ')}
            />
          ))}
        </Cells>
      )}
    </Paged>
  );
}
