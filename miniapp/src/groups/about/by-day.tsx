import Taro from '@tarojs/taro';
import { useState } from 'react';
import { dayOf } from 'shared-types/kernel/calendar';
import { momentWords } from 'shared-types/kernel/time.words';
import { api } from '../../kernel/api';
import { now } from '../../kernel/clock';
import { say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { DayInput } from '../day-input';

const startOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

/** Goes to what was said on a day, or first after it. */
export function ByDay({ id }: { id: string }) {
  const [day, pick] = useState('');
  const go = useAct((on: string) => api.messages.page({ id, on }), {
    onDone: ({ entries }) => {
      const first = entries.find(({ at }) => Date.parse(at) >= startOf(day)) ?? entries.at(-1);
      if (!first) return say('群里还没有人说话');
      if (dayOf(Date.parse(first.at)) !== day) say(`那天没人说话,最近的是${momentWords(first.at, now())}`);
      void Taro.redirectTo({ url: `/groups/talk/talk?id=${id}&seq=${first.seq}` });
    },
  });
  return (
    <>
      <Section title="看某一天说的" />
      <Card>
        <DayInput label="哪一天" value={day} until={dayOf(now())} onPick={pick} />
        <Button kind="primary" block className="mt12" lacks={day ? null : '先选哪一天'} busy={go.busy} onTap={() => void go.run(day)}>
          去看那天
        </Button>
      </Card>
    </>
  );
}
