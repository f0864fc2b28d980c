import '../errands.css';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { isNumber, isTelephone, readNumber, readTelephone } from 'shared-types/errands';
import { Watermark } from '../../kernel/carried/watermark';
import { goTo } from '../../kernel/platform';
import { Bar } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { Segments } from '../../kernel/ui/chips';
import { Empty } from '../../kernel/ui/empty';
import { TextField } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';
import { DeskRow } from '../cards/desk-row';
import { type Found, useFind } from './use-find';

const WAYS = [
  { value: 'number', name: '按编号' },
  { value: 'phone', name: '按电话' },
] as const;
type Way = (typeof WAYS)[number]['value'];

const wrongNumber = (typed: string) => {
  const number = readNumber(typed);
  return number.length >= 11 && !isNumber(number) ? '编号里有一位不对,请对方再念一遍' : null;
};

/** What is still to be filled in; null when there is enough to look for. */
function missing(way: Way, number: string, phone: string): string | null {
  if (way === 'number') return isNumber(readNumber(number)) ? null : '填好 11 位编号';
  return isTelephone(readTelephone(phone)) ? null : '填好对方的电话';
}

/** The matter somebody calls about, by its number or by their phone. */
export default function FindPage() {
  const [way, setWay] = useState<Way>('number');
  const [number, setNumber] = useState('');
  const [phone, setPhone] = useState('');
  const { find, found, busy } = useFind();
  const wrong = wrongNumber(number);
  const bar = (
    <Bar>
      <Button
        kind="primary"
        block
        busy={busy}
        lacks={missing(way, number, phone)}
        onTap={() => find(way, way === 'number' ? readNumber(number) : readTelephone(phone))}
      >
        找一下
      </Button>
    </Bar>
  );
  return (
    <Page title="来电查进度" bar={bar} over={<Watermark />}>
      <Segments label="怎么找" value={way} onPick={setWay} choices={WAYS} />
      <View className="card mt16">
        {way === 'number' ? (
          <TextField
            label="编号"
            error={wrong}
            hint="11 位数字,请对方分三段念"
            kind="number"
            max={16}
            value={number}
            placeholder="11 位数字"
            bad={wrong !== null}
            onInput={setNumber}
          />
        ) : (
          <TextField
            label="对方的电话"
            hint="手机号,或带区号的座机;帮着转话的人的也行"
            kind="number"
            max={16}
            value={phone}
            placeholder="手机或座机"
            onInput={setPhone}
          />
        )}
      </View>
      <View className="t-cap c-3 mt8 tc">谁查了、什么时候查的,本人能看到</View>
      {way === 'phone' && found ? <Results found={found} /> : null}
    </Page>
  );
}

function Results({ found: { phone, errands } }: { found: Found }) {
  if (errands.length === 0) {
    return (
      <Empty
        icon="tray-duotone"
        title="这个电话没有提过事"
        note="也可能是用别的电话提的,问问对方有没有编号。"
        action="替他提一件"
        onAction={() => void goTo('errands/desk/intake', { phone })}
      />
    );
  }
  return (
    <View className="card card-0 mt16">
      {errands.map((row) => (
        <DeskRow key={row.id} row={row} />
      ))}
    </View>
  );
}
