import { View } from '@tarojs/components';
import { isTelephone, readTelephone } from 'shared-types/errands';
import { Button } from '../../kernel/ui/button';
import { Section } from '../../kernel/ui/card';
import { TextField } from '../../kernel/ui/field';
import type { IntakePartProps } from './use-intake';

const SHORTEST = 10;
const wrongPhone = (typed: string) => {
  const digits = readTelephone(typed);
  return digits.length >= SHORTEST && !isTelephone(digits) ? '电话不对,手机 11 位,座机要带区号' : null;
};

/** Who is on the line, and where somebody answers. */
export function CallerPart({ draft, change }: IntakePartProps) {
  const { name, phone, noPhone, contactName, contactPhone } = draft;
  return (
    <>
      <Section title="谁打来的" />
      <View className="card">
        <TextField label="姓名" value={name} max={20} placeholder="对方怎么称呼" onInput={(typed) => change({ name: typed })} />
        {noPhone ? (
          <>
            <TextField
              label="找谁转话"
              hint="村里的人、邻居都行,代办员打给他"
              value={contactName}
              max={20}
              placeholder="姓名"
              onInput={(typed) => change({ contactName: typed })}
            />
            <Phone label="转话人的电话" value={contactPhone} onInput={(typed) => change({ contactPhone: typed })} />
          </>
        ) : (
          <Phone label="电话" value={phone} onInput={(typed) => change({ phone: typed })} />
        )}
        <Button kind="line" block className="mt12" onTap={() => change({ noPhone: !noPhone })}>
          {noPhone ? '对方有自己的电话' : '对方没有电话'}
        </Button>
      </View>
    </>
  );
}

function Phone({ label, value, onInput }: { label: string; value: string; onInput: (typed: string) => void }) {
  const wrong = wrongPhone(value);
  return (
    <TextField
      label={label}
      error={wrong}
      hint="手机号,或带区号的座机"
      kind="number"
      max={16}
      value={value}
      placeholder="手机或座机"
      bad={wrong !== null}
      onInput={onInput}
    />
  );
}
