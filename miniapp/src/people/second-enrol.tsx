import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Enrolment } from 'shared-types/people';
import { useAct } from '../kernel/query';
import { isCode } from '../kernel/refusal';
import { Button, TextButton } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { CodeInput } from '../kernel/ui/codes';
import { Skeleton } from '../kernel/ui/skeleton';
import { own } from './api';
import { copy } from './copy';
import { QrPicture } from './qr-picture';

const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

/** Scan, and type the first code. `onDone`: the codes to put away. */
export function SecondEnrol({ onDone }: { onDone: (recoveryCodes: readonly string[]) => void }) {
  const [code, setCode] = useState('');
  const [bad, setBad] = useState(false);
  const [typing, setTyping] = useState(false);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const begin = useAct((_: null, once) => own.secondFactor.enrol(undefined, once), { onDone: setEnrolment });
  const confirm = useAct((value: string, once) => own.secondFactor.confirm({ code: value }, once), {
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
    onRefused: (error) => {
      setCode('');
      setBad(isCode(error, 'SECOND_CODE_WRONG'));
      return false;
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void begin.run(null), []);
  if (!enrolment) return <Skeleton rows={3} />;
  const type = (typed: string) => {
    setBad(false);
    setCode(typed);
  };
  return (
    <>
      <View className="t-1 mt8">设一个动态口令</View>
      <View className="t-sub c-2 mt4">这个岗位能看到很多人家的事。有了它,别人拿到您的短信验证码也进不来。</View>
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
      <Button
        kind="primary"
        block
        size="big"
        className="mt20"
        busy={confirm.busy}
        off={code.length !== 6}
        onTap={() => void confirm.run(code)}
      >
        {code.length === 6 ? '确认' : '输入 6 位数字'}
      </Button>
    </>
  );
}
