import { Input, Text, Textarea, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Icon } from './icon';
import { Tap } from './tap';

interface FieldProps {
  label: string;
  /** Beside the label: 选填, or how much is left. */
  aside?: string;
  hint?: string;
  error?: string | null;
  children: ReactNode;
}

/** A label, what one types in, and what is wrong with it. */
export function Field({ label, aside, hint, error, children }: FieldProps) {
  return (
    <View className="field">
      <View className="field-l">
        <Text>{label}</Text>
        {aside ? <Text className="field-o">{aside}</Text> : null}
      </View>
      {children}
      {error ? (
        <View className="field-e" role="alert" ariaRole="alert">
          <Icon name="warning" size="s" className="mr4 mt2" />
          <Text>{error}</Text>
        </View>
      ) : hint ? (
        <View className="field-h">{hint}</View>
      ) : null}
    </View>
  );
}

interface TextInputProps {
  label: string;
  value: string;
  placeholder?: string;
  max?: number;
  kind?: 'text' | 'number' | 'digit' | 'idcard';
  bad?: boolean;
  onInput: (value: string) => void;
  onDone?: () => void;
}

// In a browser Taro leaves the name on its own element around the field, where a screen reader does not look.
const named = (label: string) => (process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': label } } : {});

// A browser's number field counts up under the mouse wheel; there a telephone field brings the same keys. Taro passes it on without knowing it.
const typeOf = (kind: TextInputProps['kind']) =>
  (kind === 'number' && process.env.TARO_ENV === 'h5' ? 'tel' : kind) as TextInputProps['kind'];

/** One line of text. */
export function TextInput({ label, value, placeholder, max = 60, kind = 'text', bad, onInput, onDone }: TextInputProps) {
  const [on, setOn] = useState(false);
  return (
    <View className={`input ${on ? 'input-on' : ''} ${bad ? 'input-bad' : ''}`}>
      <Input
        className="input-f"
        ariaLabel={label}
        {...named(label)}
        type={typeOf(kind)}
        value={value}
        maxlength={max}
        cursorSpacing={120}
        placeholderClass="input-ph"
        {...(placeholder && { placeholder })}
        onInput={(event) => onInput(event.detail.value)}
        onFocus={() => setOn(true)}
        onBlur={() => setOn(false)}
        onConfirm={() => onDone?.()}
      />
    </View>
  );
}

/** Several lines of text; keeps above the keyboard. */
export function TextArea({ label, value, placeholder, max = 500, bad, onInput }: Omit<TextInputProps, 'kind' | 'onDone'>) {
  const [on, setOn] = useState(false);
  return (
    <View className={`input input-ta ${on ? 'input-on' : ''} ${bad ? 'input-bad' : ''}`}>
      <Textarea
        className="input-t"
        ariaLabel={label}
        {...named(label)}
        value={value}
        maxlength={max}
        cursorSpacing={140}
        showConfirmBar={false}
        placeholderClass="input-ph"
        {...(placeholder && { placeholder })}
        onInput={(event) => onInput(event.detail.value)}
        onFocus={() => setOn(true)}
        onBlur={() => setOn(false)}
      />
    </View>
  );
}

/** One thing to type under its label; `long`: several lines of it. */
export function TextField(props: Omit<FieldProps, 'children'> & TextInputProps & { long?: boolean }) {
  return <Field {...props}>{props.long ? <TextArea {...props} /> : <TextInput {...props} />}</Field>;
}

/** A search line with a cross to empty it. */
export function SearchField({ label, value, placeholder, onInput }: Pick<TextInputProps, 'label' | 'value' | 'placeholder' | 'onInput'>) {
  return (
    <View className="search" role="search">
      <Icon name="magnifying-glass" className="mr8" />
      <Input
        className="input-f"
        ariaLabel={label}
        {...named(label)}
        value={value}
        maxlength={40}
        confirmType="search"
        placeholderClass="input-ph"
        {...(placeholder && { placeholder })}
        onInput={(event) => onInput(event.detail.value)}
      />
      {value ? (
        <Tap className="search-x" label="清空" onTap={() => onInput('')}>
          <Icon name="x-circle-fill" />
        </Tap>
      ) : null}
    </View>
  );
}
