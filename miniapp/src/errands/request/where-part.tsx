import { View } from '@tarojs/components';
import { useState } from 'react';
import { PLACE_WORDS } from 'shared-types/errands';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Field, TextField, TextInput } from '../../kernel/ui/field';
import { Icon } from '../../kernel/ui/icon';
import { Pick } from '../../kernel/ui/pick';
import { DivisionSheet } from '../division-sheet';
import { WHERE_HINT } from './request.words';
import { changeRequest, type RequestDraft } from './use-request';

const PLACES = [
  { value: 'home', name: PLACE_WORDS.home, icon: 'house-line-duotone' },
  { value: 'hospital', name: PLACE_WORDS.hospital, icon: 'hospital' },
  { value: 'elsewhere', name: PLACE_WORDS.elsewhere, icon: 'map-pin' },
] as const;

export function WherePart({ draft }: { draft: RequestDraft }) {
  const { place, division, abroad, text, phone } = draft;
  const [open, setOpen] = useState(false);
  const outside = {
    name: '不在本地,在外面',
    onPick: () => {
      changeRequest({ abroad: true, division: null });
      setOpen(false);
    },
  };
  return (
    <>
      <View className="t-2 mt24 el-t0">我们去哪里找您?</View>
      <View className="mt12">
        <Pick label="去哪里" choices={PLACES} value={place} onPick={(kind) => changeRequest({ place: kind, abroad: false })} />
      </View>
      <Cells className="mt12">
        <Cell
          lead={<Icon name="map-pin-fill" className="c-orange" />}
          title={abroad ? '不在本地,在外面' : (division?.name ?? '选一下镇和村')}
          note={place === 'home' ? '不用和户口本上的地址一样' : '选离您最近的镇和村'}
          label={`在哪个村,${division?.name ?? '还没选'}`}
          onTap={() => setOpen(true)}
        />
      </Cells>
      <View className="card mt12">
        <TextField
          label="怎么找到您"
          aside={abroad ? '' : '选填'}
          hint={WHERE_HINT[place]}
          value={text}
          max={120}
          placeholder="门牌、怎么走"
          onInput={(typed) => changeRequest({ text: typed })}
        />
        {abroad ? (
          <Field label="打哪个手机能找到您" hint="在外面的事,先打电话商量怎么办">
            <TextInput
              label="手机号"
              kind="number"
              max={11}
              value={phone}
              placeholder="11 位手机号"
              onInput={(typed) => changeRequest({ phone: typed })}
            />
          </Field>
        ) : null}
      </View>
      <DivisionSheet
        title="在哪个镇"
        open={open}
        {...(place === 'elsewhere' && { elsewhere: outside })}
        onPick={(spot) => changeRequest({ division: spot, abroad: false })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
