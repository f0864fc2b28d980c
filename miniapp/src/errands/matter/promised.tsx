import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Errand, Reader } from 'shared-types/errands';
import { byWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { PromiseBanner } from '../../kernel/ui/promise';
import { HowSheet } from '../how-sheet';

/** What was promised about the first call, kept or not. */
export function Promised({ errand: { promise, contactedAt, unit }, reader = 'requester' }: { errand: Errand; reader?: Reader }) {
  const [open, setOpen] = useState(false);
  const now = useNow();
  const kept = contactedAt !== null && contactedAt <= promise.due;
  const note = kept
    ? '说到做到了'
    : contactedAt
      ? reader === 'requester'
        ? '电话打晚了,对不住您'
        : '电话打晚了'
      : `到点没打,${unit.name}的上级会来管`;
  return (
    <View className="mt12">
      <PromiseBanner
        title={`答应${reader === 'requester' ? '您' : '对方'}:${byWords(promise.due, now)}打电话`}
        note={note}
        onWhy={() => setOpen(true)}
      />
      <HowSheet promise={promise} open={open} onClose={() => setOpen(false)} />
    </View>
  );
}
