import { useState } from 'react';
import { api } from '../kernel/api';
import { Loaded } from '../kernel/loaded';
import { say } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { useRegion } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Chips } from '../kernel/ui/chips';
import { Field, TextField } from '../kernel/ui/field';
import { useStall } from './use-firms';

/** What is still missing, in the order one fills it in; null when all is there. */
function missing(name: string, trade: string, division: string | null): string | null {
  if (!name.trim()) return '写上摊位或小店的名字';
  if (!trade.trim()) return '写上做什么生意';
  return division ? null : '选一个乡镇(街道)';
}

/** A small trade without a licence: it may ask at once, and is looked at later. */
export function StallForm() {
  const region = useRegion() ?? '';
  const towns = useRead(['divisions', region], () => api.directory.divisions({ parent: region }), { enabled: region !== '' });
  const [name, setName] = useState('');
  const [trade, setTrade] = useState('');
  const [division, pick] = useState<string | null>(null);
  const stall = useStall(() => {
    setName('');
    setTrade('');
    say('登记好了,现在就可以提问');
  });
  const lacking = missing(name, trade, division);
  return (
    <>
      <Card>
        <TextField label="摊位或小店的名字" value={name} max={50} placeholder="例如 老刘修鞋" onInput={setName} />
        <TextField label="做什么生意" value={trade} max={30} placeholder="例如 修鞋配钥匙" onInput={setTrade} />
        <Field label="在哪个乡镇(街道)">
          <Loaded of={towns}>
            {({ divisions }) => (
              <Chips
                label="乡镇(街道)"
                value={division}
                onPick={pick}
                choices={divisions.map(({ code, name: called }) => ({ value: code, name: called }))}
              />
            )}
          </Loaded>
        </Field>
      </Card>
      <Button
        kind="primary"
        block
        size="big"
        className="mt20"
        busy={stall.busy}
        lacks={lacking}
        onTap={() => void stall.run({ name: name.trim(), trade: trade.trim(), division: division ?? '' })}
      >
        先登记,马上能提问
      </Button>
    </>
  );
}
