import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';

/** Digits to read out, each in its own box. */
export function Codes({ code, ok, small }: { code: string; ok?: boolean; small?: boolean }) {
  return (
    <View className={`codes num ${small ? 'codes-s' : ''}`} role="img" ariaLabel={`见面码 ${[...code].join(' ')}`}>
      {[...code].map((digit, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place of a digit is what it is
        <View className={`code ${ok ? 'code-ok' : ''}`} key={i}>
          <Text>{digit}</Text>
        </View>
      ))}
    </View>
  );
}

interface CodeInputProps {
  label: string;
  value: string;
  length?: number;
  bad?: boolean;
  onInput: (value: string) => void;
}

/** Boxes over one hidden field, so that the digits can be typed, pasted and read out as one. */
export function CodeInput({ label, value, length = 4, bad, onInput }: CodeInputProps) {
  const [on, setOn] = useState(false);
  return (
    <View className="codes-in">
      <View className="codes num">
        {Array.from({ length }, (_, i) => i).map((i) => (
          <View className={`code ${on && i === value.length ? 'code-on' : ''} ${bad ? 'code-bad' : ''}`} key={i}>
            <Text>{value[i] ?? ''}</Text>
          </View>
        ))}
      </View>
      <Input
        className="codes-f"
        ariaLabel={label}
        {...(process.env.TARO_ENV === 'h5' && { nativeProps: { 'aria-label': label, type: 'tel' } })}
        type="number"
        value={value}
        maxlength={length}
        cursorSpacing={160}
        onInput={(event) => onInput(event.detail.value.replace(/\D/g, '').slice(0, length))}
        onFocus={() => setOn(true)}
        onBlur={() => setOn(false)}
      />
    </View>
  );
}
