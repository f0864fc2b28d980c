import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';

export type ButtonKind = 'primary' | 'citizen' | 'quiet' | 'soft' | 'line' | 'danger' | 'danger-solid';

interface ButtonProps {
  kind?: ButtonKind;
  icon?: IconName;
  size?: 's' | 'm' | 'big';
  block?: boolean;
  /** Cannot be pressed now. */
  off?: boolean;
  /** What is still missing: said in place of the words, and the button cannot be pressed. */
  lacks?: string | null;
  /** Something is on its way: a second tap does nothing. */
  busy?: boolean;
  /** A second, smaller line. */
  sub?: string;
  label?: string;
  className?: string;
  onTap: () => void;
  children: ReactNode;
}

const sizes = { s: 'btn-s', m: '', big: 'btn-big' };

const isOff = ({ off = false, lacks = null }: ButtonProps) => off || lacks !== null;
const looksOf = ({ kind = 'quiet', size = 'm', block, busy, className }: ButtonProps, off: boolean) =>
  ['btn', off ? 'btn-off' : `btn-${kind}`, sizes[size], block && 'btn-block', busy && 'btn-load', className].filter(Boolean).join(' ');

const SOLID: readonly (ButtonKind | undefined)[] = ['primary', 'citizen', 'danger-solid'];

export function Button(props: ButtonProps) {
  const { kind, icon, lacks, busy = false, sub, label, onTap, children } = props;
  const off = isOff(props);
  return (
    <Tap className={looksOf(props, off)} hover="btn-hover" off={off || busy} {...(label && { label })} onTap={onTap}>
      {busy ? <View className={SOLID.includes(kind) ? 'btn-spin' : 'btn-spin btn-spin-d'} /> : null}
      {icon && !busy ? <Icon name={icon} className="mr6" /> : null}
      <View>
        <Text>{lacks ?? children}</Text>
        {sub ? <Text className="btn-sub">{sub}</Text> : null}
      </View>
    </Tap>
  );
}

/** Words that can be pressed, at least as high as a finger. */
export function TextButton({
  icon,
  label,
  className = '',
  onTap,
  children,
}: Pick<ButtonProps, 'icon' | 'label' | 'className' | 'onTap' | 'children'>) {
  return (
    <Tap className={`link link-tap ${className}`} {...(label && { label })} onTap={onTap}>
      {icon ? <Icon name={icon} className="mr4" /> : null}
      <Text>{children}</Text>
    </Tap>
  );
}
