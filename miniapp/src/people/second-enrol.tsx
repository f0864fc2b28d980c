import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Enrolment } from 'shared-types/people';
import { useAct } from '../kernel/query';
import { isCode } from '../kernel/refusal';
import { renewed } from '../kernel/session';
import { Button, TextButton } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { CodeInput } from '../kernel/ui/codes';
import { own } from './api';
import { copy } from './copy';
import { Forward } from './forward';
import { QrPicture } from './qr-picture';

const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

const Why = () => (
  <>
    <View className="t-1 mt8">设一个动态口令</View>
    <View className="t-sub c-2 mt4">这个岗位能看到很多人家的事。有了它,别人拿到您的短信验证码也进不来。</View>
  </>
);

/** Before the first one: what it is for, and the tap that begins it. */
export function SecondBegin({ busy, onBegin }: { busy: boolean; onBegin: () => void }) {
  return (
    <>
      <Why />
      <View className="t-sub c-2 mt12">先在手机上装一个验证器(比如「腾讯身份验证器」小程序),两分钟就好。</View>
      <Forward busy={busy} onTap={onBegin}>
        开始设置
      </Forward>
    </>
  );
}

interface Props {
  enrolment: Enrolment;
  /** With the codes to put away. */
  onDone: (recoveryCodes: readonly string[]) => void;
}

/** Scan, and type the first code. */
export function SecondEnrol({ enrolment, onDone }: Props) {
  const [code, setCode] = useState('');
  const [bad, setBad] = useState(false);
  const [typing, setTyping] = useState(false);
  const confirm = useAct((value: string, once) => own.secondFactor.confirm({ code: value }, once), {
    onDone: ({ recoveryCodes, token }) => {
      renewed(token);
      onDone(recoveryCodes);
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
  };
  return (
    <>
      <Why />
      <Section title="1. 用验证器扫一扫" />
      <Card>
        <View className="t-sub c-2">手机上装一个验证器(比如「腾讯身份验证器」小程序),点「添加」,扫这个码。</View>
        <QrPicture src={enrolment.qr} words="动态口令的二维码" />
        <View className="row center mt12">
          <TextButton onTap={() => setTyping(!typing)}>{typing ? '收起' : '扫不了?手动输入密钥'}</TextButton>
        </View>
        {typing ? (
          <>
            <View className="key num mt8">{inFours(enrolment.secret)}</View>
            <Button block className="mt8" onTap={() => copy(enrolment.secret)}>
              复制密钥
            </Button>
          </>
        ) : null}
      </Card>
      <Section title="2. 输入验证器上的 6 位数字" />
      <Card>
        <CodeInput label="动态口令" length={6} value={code} bad={bad} onInput={type} />
      </Card>
      <Forward busy={confirm.busy} off={code.length !== 6} onTap={() => void confirm.run(code)}>
        {code.length === 6 ? '确认' : '输入 6 位数字'}
      </Forward>
    </>
  );
}
