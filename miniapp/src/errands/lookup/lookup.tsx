import { View } from '@tarojs/components';
import { useState } from 'react';
import type { errandRoutes } from 'shared-types/errands';
import { isNumber, readNumber, showNumber } from 'shared-types/errands';
import type { Reply } from 'shared-types/kernel/contract';
import { byWords } from 'shared-types/kernel/time.words';
import { api } from '../../kernel/api';
import { useNow } from '../../kernel/clock';
import { useAct } from '../../kernel/query';
import { Bar, callAction } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { TextField } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';
import '../errands.css';

type Found = Reply<(typeof errandRoutes)['lookUp']>;

const wrongNumber = (typed: string) => {
  const number = readNumber(typed);
  if (number.length < 11) return null;
  return isNumber(number) ? null : '编号里有一位不对,对照短信或单子再看看';
};

/** Where a matter stands, for whoever has its number and the end of its phone number. No name is shown. */
export default function LookupPage() {
  const [typed, setTyped] = useState('');
  const [last4, setLast4] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const look = useAct((args: { number: string; last4: string }) => api.errands.lookUp(args), { onDone: setFound });
  const number = readNumber(typed);
  const wrong = wrongNumber(typed);
  const ready = isNumber(number) && /^\d{4}$/.test(last4);
  const bar = (
    <Bar actions={[callAction(null)]}>
      <Button
        kind="primary"
        block
        busy={look.busy}
        lacks={ready ? null : '填好编号和手机后四位'}
        onTap={() => void look.run({ number, last4 })}
      >
        查一下
      </Button>
    </Bar>
  );
  return (
    <Page title="查进度" bar={bar}>
      <View className="t-1 mt8">查一件事办到哪儿了</View>
      <View className="t-sub c-2 mt4">短信里、单子上都有编号。</View>
      <View className="card mt16">
        <TextField
          label="编号"
          error={wrong}
          hint="11 位数字,比如 3072-615-4483"
          kind="text"
          max={16}
          value={typed}
          placeholder="11 位数字"
          bad={wrong !== null}
          onInput={setTyped}
        />
        <TextField
          label="手机号后四位"
          hint="提这件事时留的手机号"
          kind="number"
          max={4}
          value={last4}
          placeholder="后四位"
          onInput={(value) => setLast4(value.replace(/\D/g, ''))}
        />
      </View>
      {found ? <Result found={found} /> : null}
    </Page>
  );
}

function Result({ found: { number, title, sentence, promiseDue, unitName } }: { found: Found }) {
  const now = useNow();
  return (
    <View className="card" role="status" ariaRole="status">
      <View className="t-cap c-3 num">{`编号 ${showNumber(readNumber(number))}`}</View>
      <View className="t-sub c-2 mt4">{title}</View>
      <View className="t-2 mt4">{sentence}</View>
      <View className="t-sub c-2 mt8">{`答应过 ${byWords(promiseDue, now)}打电话。有事找${unitName}。`}</View>
    </View>
  );
}
