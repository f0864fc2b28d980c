import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { DECLINE_REASONS, DECLINE_WORDS, type Offer, PLACE_WORDS, URGENCY_WORDS } from 'shared-types/errands';
import { byWords, leftWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { useSubscribe } from '../../kernel/subscribe';
import { Button } from '../../kernel/ui/button';
import { Joined } from '../../kernel/ui/card';
import { TextInput } from '../../kernel/ui/field';
import { Icon } from '../../kernel/ui/icon';
import { Light } from '../../kernel/ui/light';
import { PickRows } from '../../kernel/ui/pick';
import { Sheet } from '../../kernel/ui/sheet';
import { wishWords } from '../wish.words';
import { useOfferActs, useOffers } from './use-agent';

/** What I am asked to take, with the time left to answer. */
export function Offers() {
  const offers = useOffers().data?.offers ?? [];
  return (
    <>
      {offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} />
      ))}
    </>
  );
}

const HURRY = 5 * 60_000;

function OfferCard({ offer }: { offer: Offer }) {
  const now = useNow(5_000);
  const [declining, setDeclining] = useState(false);
  const { accept, decline } = useOfferActs(() => setDeclining(false));
  const asking = useSubscribe(['task']);
  const left = Date.parse(offer.due) - now;
  return (
    <View className="offer mb12">
      <View className="row between wrap">
        <View className="row b c-blue7">
          <Icon name="bell-ringing-fill" className="mr6" />
          <Text>新来一单</Text>
        </View>
        <Light tone={left < HURRY ? 'r' : 'a'} words={left > 0 ? `${leftWords(offer.due, now)}答复` : '时间到了'} />
      </View>
      <View className="t-2 mt8">{offer.title}</View>
      <Joined
        className="t-sub c-2 mt4"
        parts={[offer.divisionName, PLACE_WORDS[offer.placeKind], offer.urgent && URGENCY_WORDS[offer.urgent]]}
      />
      <View className="t-sub c-2 mt2">
        想约 <Text className="b c-1">{wishWords(offer.wish, now)}</Text>
      </View>
      <View className="t-sub c-2 mt2">
        答应了人家 <Text className="b c-1">{byWords(offer.promiseDue, now)}</Text>打电话
      </View>
      <View className="row stack mt12">
        <Button className="offer-n stack-i" onTap={() => setDeclining(true)}>
          这次去不了
        </Button>
        <Button kind="primary" className="grow ml12 stack-i" busy={accept.busy} onTap={() => asking(() => void accept.run(offer.id))}>
          我去
        </Button>
      </View>
      <Sheet title="这次去不了" open={declining} onClose={() => setDeclining(false)}>
        <DeclineForm busy={decline.busy} onSend={(reason, note) => void decline.run({ id: offer.id, reason, ...(note && { note }) })} />
      </Sheet>
    </View>
  );
}

type Reason = (typeof DECLINE_REASONS)[number];

function DeclineForm({ busy, onSend }: { busy: boolean; onSend: (reason: Reason, note: string) => void }) {
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  return (
    <>
      <View className="t-sub c-2 mb12">去不了不要紧,不扣分,马上问下一位。</View>
      <PickRows
        label="为什么去不了"
        choices={DECLINE_REASONS.map((value) => ({ value, name: DECLINE_WORDS[value] }))}
        value={reason}
        onPick={setReason}
      />
      {reason === 'other' ? (
        <View className="mt12">
          <TextInput label="别的原因" value={note} max={60} placeholder="写一句(选填)" onInput={setNote} />
        </View>
      ) : null}
      <Button kind="primary" block className="mt16" off={!reason} busy={busy} onTap={() => reason && onSend(reason, note.trim())}>
        {reason ? '请换一位' : '选一个原因'}
      </Button>
    </>
  );
}
