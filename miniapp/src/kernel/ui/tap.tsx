import type { ITouchEvent } from '@tarojs/components';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

export type TapRole = 'button' | 'link' | 'radio' | 'checkbox' | 'switch' | 'tab';

interface TapProps {
  className?: string;
  role?: TapRole;
  /** What a screen reader says; needed where the words on it don't say what it does. */
  label?: string;
  /** Chosen, for radios, switches and tabs. */
  on?: boolean;
  off?: boolean;
  hover?: string;
  onTap?: () => void;
  children?: ReactNode;
}

// Taro's types know no aria state and no tab stop, the browser build passes both on.
const stateOf = (role: TapRole, on: boolean | undefined, off: boolean): object => ({
  tabIndex: off ? -1 : 0,
  ...(off && { ariaDisabled: 'true' }),
  ...(on !== undefined && { [role === 'tab' ? 'ariaSelected' : 'ariaChecked']: String(on) }),
});

/** Everything that can be pressed: a role, a name, a tab stop and one handler. */
export function Tap({ className = '', role = 'button', label, on, off = false, hover = 'tap-hover', onTap, children }: TapProps) {
  const pressed = (event: ITouchEvent) => {
    event.stopPropagation();
    if (!off) onTap?.();
  };
  return (
    <View
      className={`tap ${className}`}
      role={role}
      ariaRole={role}
      {...(label && { ariaLabel: label })}
      hoverClass={off ? 'none' : hover}
      onClick={pressed}
      {...stateOf(role, on, off)}
    >
      {children}
    </View>
  );
}
