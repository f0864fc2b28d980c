import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { dial } from '../../kernel/platform';
import { Button } from '../../kernel/ui/button';
import { useReveal } from './use-reveal';

type Revealed = NonNullable<Awaited<ReturnType<ReturnType<typeof useReveal>['run']>>>;

/** The phone and the full address, each shown for a reason that the person reads later. */
export function Reach({ id }: { id: string }) {
  const reveal = useReveal();
  const [shown, setShown] = useState<Revealed | null>(null);
  const ask = async (why: 'call' | 'find') => {
    const found = await reveal.run({ id, why });
    if (!found) return;
    setShown(found);
    if (why === 'call' && !found.beneficiaryPhone) dial(found.requesterPhone);
  };
  return (
    <>
      <View className="row stack mt12">
        <Button kind="soft" icon="phone-fill" className="grow stack-i" busy={reveal.busy} onTap={() => void ask('call')}>
          打电话
        </Button>
        <Button icon="map-pin" className="grow ml12 stack-i" busy={reveal.busy} onTap={() => void ask('find')}>
          看住址
        </Button>
      </View>
      {shown ? <Shown shown={shown} /> : <View className="t-cap c-3 mt8 tc">看了电话和住址,对方能看到是谁看的</View>}
    </>
  );
}

function Shown({ shown: { requesterPhone, through, beneficiaryPhone, place } }: { shown: Revealed }) {
  return (
    <View className="hh-n mt8">
      <Line name={through ? `${through}(帮着转话)` : '提的人'} phone={requesterPhone} />
      {beneficiaryPhone ? <Line name="本人" phone={beneficiaryPhone} /> : null}
      {place ? <View className="t-sub c-1 mt4">{`住址:${place}`}</View> : null}
    </View>
  );
}

function Line({ name, phone }: { name: string; phone: string }) {
  return (
    <View className="row between">
      <Text className="t-sub c-1 num">{`${name} ${phone}`}</Text>
      <Button kind="line" size="s" icon="phone" label={`打给${name}`} onTap={() => dial(phone)}>
        打
      </Button>
    </View>
  );
}
