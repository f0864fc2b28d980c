import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { Founding } from 'shared-types/groups';
import { Button, type ButtonKind } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import { useFounding, type Wish } from './use-founding';

interface Props {
  group: Founding;
  /** Null: something is still missing, which is said on the button. */
  wish: Wish | null;
  lacks?: string;
  yes: string;
  kind?: ButtonKind;
  onDone: () => void;
  children?: ReactNode;
}

/** What is to be changed, why, and the word to do it. The reason stays on record. */
export function WhyForm({ group, wish, lacks = '先选好', yes, kind = 'primary', onDone, children }: Props) {
  // As it stood when one began to write: what another changes meanwhile must not be written over unseen.
  const [{ id, version }] = useState(group);
  const [why, write] = useState('');
  const act = useFounding(onDone);
  const missing = wish === null ? lacks : why.trim() ? null : '先写为什么';
  return (
    <>
      {children}
      <View className="mt12">
        <TextField
          label="为什么"
          hint="记在这个群的记录里,以后查得到"
          value={why}
          max={100}
          placeholder="比如:区里新发了文"
          onInput={write}
        />
      </View>
      <Button
        kind={kind}
        block
        className="mt16"
        lacks={missing}
        busy={act.busy}
        onTap={() => wish && void act.run({ ...wish, id, version, why: why.trim() })}
      >
        {yes}
      </Button>
    </>
  );
}
