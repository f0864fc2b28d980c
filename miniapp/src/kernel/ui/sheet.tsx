import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Tap } from './tap';

interface SheetProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Rises from below over the page; the mask and the cross close it. */
export function Sheet({ title, open, onClose, children }: SheetProps) {
  if (!open) return null;
  return (
    <>
      <View className="mask" catchMove onClick={onClose} />
      <View className="sheet" role="dialog" ariaRole="dialog" ariaLabel={title}>
        <View className="sheet-h">
          <Text className="t-2">{title}</Text>
          <Tap className="sheet-x" label="关上" onTap={onClose}>
            <Icon name="x" size="m" />
          </Tap>
        </View>
        {children}
      </View>
    </>
  );
}
