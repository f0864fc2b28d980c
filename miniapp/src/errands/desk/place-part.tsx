import { View } from '@tarojs/components';
import { PLACE_WORDS, PLACES } from 'shared-types/errands';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Chips } from '../../kernel/ui/chips';
import { TextField } from '../../kernel/ui/field';
import { Icon } from '../../kernel/ui/icon';
import type { IntakePartProps } from './use-intake';

const WHERE = PLACES.map((value) => ({ value, name: PLACE_WORDS[value] }));

/** Where to go. */
export function PlacePart({ draft: { place, division, text }, change, onPick }: IntakePartProps & { onPick: () => void }) {
  return (
    <>
      <Section title="去哪里" />
      <Chips onPage label="去哪里" choices={WHERE} value={place} onPick={(value) => change({ place: value })} />
      <Cells className="mt12">
        <Cell
          lead={<Icon name="map-pin-fill" className="c-blue" />}
          title={division?.name ?? '选一下镇和村'}
          note="不用和户口本上的地址一样"
          label={`在哪个村,${division?.name ?? '还没选'}`}
          onTap={onPick}
        />
      </Cells>
      <View className="card mt12">
        <TextField
          label="怎么找到"
          aside="选填"
          hint="门牌、怎么走;住院的话哪个医院几床"
          value={text}
          max={120}
          placeholder="写一句"
          onInput={(typed) => change({ text: typed })}
        />
      </View>
    </>
  );
}
