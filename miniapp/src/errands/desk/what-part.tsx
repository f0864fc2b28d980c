import { View } from '@tarojs/components';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { TextField } from '../../kernel/ui/field';
import { Tile } from '../../kernel/ui/icon';
import type { IntakePartProps } from './use-intake';

/** What it is about: an item of the catalogue, the caller's own words, or both. */
export function WhatPart({ draft: { item, words }, change, onPick }: IntakePartProps & { onPick: () => void }) {
  return (
    <>
      <Section title="办什么" />
      <Cells>
        <Cell
          lead={<Tile name="list-checks-duotone" />}
          title={item?.name ?? '选一件事'}
          note={item?.limit ?? '说不清是哪件,下面记原话就行'}
          label={`办什么,${item?.name ?? '还没选'}`}
          onTap={onPick}
        />
      </Cells>
      <View className="card mt12">
        <TextField
          label="对方的原话"
          aside={item ? '选填' : ''}
          long
          value={words}
          max={500}
          placeholder="比如:腿脚不好,想办高龄津贴"
          onInput={(typed) => change({ words: typed })}
        />
      </View>
    </>
  );
}
