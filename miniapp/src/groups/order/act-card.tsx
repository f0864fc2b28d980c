import { View } from '@tarojs/components';
import type { OrderAct } from 'shared-types/groups';
import { momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { goTo } from '../../kernel/platform';
import { Button, TextButton } from '../../kernel/ui/button';
import { Card } from '../../kernel/ui/card';

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
  evidence: '导出了原话',
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

interface ActProps {
  group: string;
  act: OrderAct;
  /** Null where there is nothing to put back. */
  onPutBack: (() => void) | null;
}
/** One act of order, what it was about, and the way back. */
export function ActCard({ group, act: { act, seq, said, who, why, by, until, at }, onPutBack }: ActProps) {
  const now = useNow();
  return (
    <Card className="mb12">
      <View className="t-body b">{[ACTS[act] ?? '维护了秩序', who].filter(Boolean).join(':')}</View>
      {said ? <View className="mn-q mt8">{said}</View> : null}
      <View className="t-sub c-2 mt8">{[why, until && `到${momentWords(until, now)}`].filter(Boolean).join(' · ')}</View>
      <View className="t-cap c-3 mt4">{[by, momentWords(at, now)].filter(Boolean).join(' · ')}</View>
      {seq === null ? null : (
        <View className="row wrap mt4">
          {onPutBack ? (
            <Button size="s" className="mr12" label={`放回第 ${seq} 条`} onTap={onPutBack}>
              放回
            </Button>
          ) : null}
          <TextButton label={`导出前后的话,${why}`} onTap={() => void goTo('groups/order/evidence', { id: group, at: String(seq) })}>
            导出前后的话
          </TextButton>
        </View>
      )}
    </Card>
  );
}
