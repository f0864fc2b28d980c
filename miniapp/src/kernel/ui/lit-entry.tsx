import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Light, type LightTone } from './light';
import { Tap } from './tap';

interface LitEntryProps {
  title: string;
  light: { tone: LightTone; words: string };
  /** Its state as a sentence. */
  state: string;
  onTap: () => void;
  children: ReactNode;
}

/** A matter in a list: what it is, its light, its state. */
export function LitEntry({ title, light, state, onTap, children }: LitEntryProps) {
  return (
    <Tap className="entry" hover="cell-hover" label={`${title},${light.words},${state}`} onTap={onTap}>
      <View className="lit">
        <Text className="lit-t t-body b c-1">{title}</Text>
        <Light {...light} />
      </View>
      <View className="t-sub c-1 mt4">{state}</View>
      {children}
    </Tap>
  );
}
