import { View } from '@tarojs/components';
import { useState } from 'react';
import { goBack, say } from '../kernel/platform';
import { queries, useAct } from '../kernel/query';
import { isCode } from '../kernel/refusal';
import { secondShown } from '../kernel/second';
import { renewed } from '../kernel/session';
import { TextButton } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { CodeInput } from '../kernel/ui/codes';
import { TextField } from '../kernel/ui/field';
import { own } from './api';
import { Forward } from './forward';

const PAPER = /^\d{4}-?\d{4}-?\d{4}$/;

/** Shows the second factor in this session: six digits, or one of the codes that were put away. */
export function SecondShow({ recoveryLeft }: { recoveryLeft: number }) {
  const [paper, setPaper] = useState(false);
  const [code, setCode] = useState('');
  const [bad, setBad] = useState(false);
  const verify = useAct((value: string, once) => own.secondFactor.verify({ code: value }, once), {
    onDone: ({ token }) => {
      renewed(token);
      secondShown();
      say('确认好了');
      void queries.invalidateQueries();
      void goBack();
    },
    onRefused: (error) => {
      setCode('');
      setBad(isCode(error, 'SECOND_CODE_WRONG'));
      return false;
    },
  });
  const type = (typed: string) => {
    setBad(false);
    setCode(typed);
    if (!paper && typed.length === 6) void verify.run(typed);
  };
  const swap = () => {
    setPaper(!paper);
    setCode('');
    setBad(false);
  };
  const ready = paper ? PAPER.test(code.trim()) : code.length === 6;
  return (
    <>
      <View className="t-1 mt8">确认是您本人</View>
      <View className="t-sub c-2 mt4">
        {paper ? '输入当初抄下来的一个备用码,用过就作废' : '打开手机上的验证器,输入现在显示的 6 位数字'}
      </View>
      <Card className="mt16">
        {paper ? (
          <TextField label="备用码" value={code} max={14} placeholder="12 位数字" bad={bad} onInput={type} />
        ) : (
          <CodeInput label="动态口令" length={6} value={code} bad={bad} onInput={type} />
        )}
      </Card>
      <Forward busy={verify.busy} off={!ready} onTap={() => void verify.run(code.trim())}>
        确认
      </Forward>
      <View className="row center mt12">
        {recoveryLeft > 0 || paper ? <TextButton onTap={swap}>{paper ? '还是用动态口令' : '手机不在身边,用备用码'}</TextButton> : null}
      </View>
      <View className="t-sub c-3 tc mt8">手机丢了、备用码也没有,请管理员重新给您发一份邀请</View>
    </>
  );
}
