import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { MOBILE } from 'shared-types/kernel/fields';
import { api } from '../kernel/api';
import { now, useNow } from '../kernel/clock';
import { useAct } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Field, TextField, TextInput } from '../kernel/ui/field';

const narrow = (typed: string) => typed.replace(/[\s-]/g, '');

/** What opens the door: the code, and what this phone was given when it asked for it. */
export interface Proof {
  phone: string;
  code: string;
  receipt: string;
}

interface Props {
  busy: boolean;
  /** What is needed has been agreed to. */
  ready: boolean;
  onEnter: (args: Proof) => unknown;
  /** What stands before the way in. */
  children: ReactNode;
}

/** A phone number, a code sent to it, and the way in. */
export function PhoneForm({ busy, ready, onEnter, children }: Props) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState<{ to: string; receipt: string; nextAt: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const seconds = Math.max(0, Math.ceil(((sent?.nextAt ?? 0) - useNow(1000)) / 1000));
  const isPhone = MOBILE.test(phone);
  const sendCode = useAct(async (to: string, once) => ({ to, ...(await api.people.sendCode({ phone: to }, once)) }), {
    onDone: ({ to, receipt, nextAt }) => setSent({ to, receipt, nextAt: Date.parse(nextAt) }),
  });
  const ask = () => {
    setProblem(isPhone ? null : '请填写 11 位手机号');
    if (isPhone && (sent?.nextAt ?? 0) <= now()) void sendCode.run(phone);
  };
  return (
    <>
      <TextField
        label="手机号"
        error={problem}
        kind="number"
        max={13}
        value={phone}
        placeholder="11 位手机号"
        bad={problem !== null}
        onInput={(v) => setPhone(narrow(v))}
      />
      <Field label="验证码" hint={sent ? '验证码已发到手机短信' : undefined}>
        <View className="row stack">
          <View className="grow">
            <TextInput label="验证码" kind="number" max={6} value={code} placeholder="6 位数字" onInput={(v) => setCode(narrow(v))} />
          </View>
          <Button kind="soft" className="ml8 stack-i nb" busy={sendCode.busy} off={seconds > 0} onTap={ask}>
            {seconds > 0 ? `${seconds} 秒后再发` : '发验证码'}
          </Button>
        </View>
      </Field>
      {children}
      <Button
        kind="citizen"
        block
        size="big"
        className="mt20"
        busy={busy}
        off={!ready || !isPhone || code.length !== 6 || sent?.to !== phone}
        onTap={() => sent && onEnter({ phone, code, receipt: sent.receipt })}
      >
        {ready ? '登录' : '请先看说明,再勾上同意'}
      </Button>
    </>
  );
}
