import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kernel/ui/button';
import { Chips } from '../../kernel/ui/chips';
import { Field, TextArea } from '../../kernel/ui/field';
import { Sheet } from '../../kernel/ui/sheet';

interface WhySheetProps {
  title: string;
  hint: string;
  /** What one would say most of the time. */
  quick: readonly string[];
  yes: string;
  busy: boolean;
  onSend: (why: string) => void;
  onClose: () => void;
}

/** Asks why before an act that stays on record. */
export function WhySheet({ title, hint, quick, yes, busy, onSend, onClose }: WhySheetProps) {
  const [why, write] = useState('');
  return (
    <Sheet title={title} open onClose={onClose}>
      <Field label="为什么" hint={hint}>
        <Chips
          label="常见的"
          choices={quick.map((each) => ({ value: each, name: each }))}
          value={quick.includes(why) ? why : null}
          onPick={write}
        />
        <View className="mt8" />
        <TextArea label="为什么" value={why} max={100} placeholder="点上面的,或者自己写" onInput={write} />
      </Field>
      <Button kind="primary" block className="mt16" lacks={why.trim() ? null : '先说为什么'} busy={busy} onTap={() => onSend(why.trim())}>
        {yes}
      </Button>
    </Sheet>
  );
}
