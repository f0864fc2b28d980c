import { Button, Form, Input, View } from '@tarojs/components';
import { useState } from 'react';

interface Props {
  name: string;
  busy: boolean;
  onName: (name: string) => void;
}

const nameIn = (value: object | undefined) => {
  const name: unknown = value && Reflect.get(value, 'name');
  return typeof name === 'string' ? name.trim() : '';
};

/**
 * In WeChat the keyboard offers the name one has there. What it fills in is no typing, and WeChat may empty it again
 * while it looks it over: only the submitted form tells what stands there.
 */
export function NicknameForm({ name, busy, onName }: Props) {
  const [on, setOn] = useState(false);
  const submit = (value: object | undefined) => {
    const given = nameIn(value);
    if (given) onName(given);
  };
  return (
    <Form onSubmit={({ detail }) => submit(detail.value)}>
      <View className={`input ${on ? 'input-on' : ''}`}>
        <Input
          className="input-f"
          name="name"
          type="nickname"
          ariaLabel="名字"
          value={name}
          maxlength={20}
          placeholder="比如:云桂兰"
          placeholderClass="input-ph"
          onFocus={() => setOn(true)}
          onBlur={() => setOn(false)}
        />
      </View>
      <Button className="btn btn-primary btn-block mt16" hoverClass="btn-hover" formType="submit" disabled={busy}>
        记下
      </Button>
    </Form>
  );
}
