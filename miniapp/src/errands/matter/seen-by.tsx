import { View } from '@tarojs/components';
import type { Errand } from 'shared-types/errands';
import { momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Icon } from '../../kernel/ui/icon';

const WHY: Readonly<Record<string, string>> = {
  call: '给您打电话',
  find: '找您家的路',
  verify: '核对是不是您',
  code: '给您念见面码',
  number: '有人打电话报了编号',
  phone: '有人打电话来问',
  tell: '打电话告诉您进展',
};

/** Who looked at the phone number or the full address, and what for. */
export function SeenBy({ seenBy }: { seenBy: Errand['seenBy'] }) {
  const now = useNow();
  return (
    <>
      <Section title="谁看过您的电话和住址" />
      {seenBy.length ? (
        <Cells>
          {seenBy.map(({ unit, why, at }) => (
            <Cell
              key={`${unit}${at}`}
              lead={<Icon name="eye" className="c-3" />}
              title={unit}
              note={`${momentWords(at, now)},${WHY[why] ?? why}`}
            />
          ))}
        </Cells>
      ) : (
        <View className="t-sub c-2">还没有人看过。谁看了,这里都会记下。</View>
      )}
    </>
  );
}
