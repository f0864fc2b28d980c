import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button, type ButtonKind } from './button';

interface DialogProps {
  open: boolean;
  title: string;
  children?: ReactNode;
  yes: string;
  no?: string;
  kind?: ButtonKind;
  busy?: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once before something that cannot be taken back. */
export function Dialog({ open, title, children, yes, no = '再想想', kind = 'primary', busy = false, onYes, onNo }: DialogProps) {
  if (!open) return null;
  return (
    <>
      <View className="mask" catchMove onClick={onNo} />
      <View className="dialog" role="alertdialog" ariaRole="alertdialog" ariaLabel={title}>
        <View className="t-2 tc">{title}</View>
        {children ? <View className="t-sub c-2 mt8">{children}</View> : null}
        <Button kind={kind} block className="mt20" busy={busy} onTap={onYes}>
          {yes}
        </Button>
        <Button block className="mt8" onTap={onNo}>
          {no}
        </Button>
      </View>
    </>
  );
}
