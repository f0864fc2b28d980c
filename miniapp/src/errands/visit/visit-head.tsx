import { Text, View } from '@tarojs/components';
import { MODE_WORDS } from 'shared-types/catalogue';
import { type Errand, type ErrandState, RELATION_WORDS } from 'shared-types/errands';
import { byWords, momentWords, spanWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { FactRow } from '../../kernel/ui/cell';
import { Icon } from '../../kernel/ui/icon';
import { Light } from '../../kernel/ui/light';
import { clockedOf, lightOf } from '../clock.words';
import { UrgentLine } from '../urgent-line';
import { wishWords } from '../wish.words';
import { Reach } from './reach';
import type { Standing } from './use-visit';

/** What an agent reads of a matter that needs no more of her. */
const ENDED: Partial<Record<ErrandState, string>> = {
  done: '办过了,等对方说一声',
  confirmed: '对方说办好了,辛苦您',
  closed: '这件事办结了',
  withdrawn: '对方不办了',
};

const titleOf = ({ agreed, promise }: Errand, { state, contacted }: Standing, now: number) => {
  if (state === 'arrived') return '到了,办完点下面';
  if (agreed && (state === 'agreed' || state === 'on_the_way')) return spanWords(agreed.from, agreed.to, now);
  if (state === 'accepted') return contacted ? '约个上门的时间' : `${byWords(promise.due, now)}打电话`;
  return ENDED[state] ?? '这件事已经转给别人办';
};

/** Whom one visits, when, where and what for. */
export function VisitHead({ errand, at }: { errand: Errand; at: Standing }) {
  const now = useNow();
  const { title, words, mode, urgent, place, wish, beneficiary, requester, materials } = errand;
  const modeName = MODE_WORDS[mode];
  return (
    <View className="card mt16">
      <View className="lit">
        <Text className="lit-t t-sub c-3">{title}</Text>
        <Light {...lightOf({ ...clockedOf(errand), state: at.state }, now)} />
      </View>
      <View className="t-1 mt8" role="heading">
        {titleOf(errand, at, now)}
      </View>
      <UrgentLine urgent={urgent} />
      <Reach id={errand.id} />
      <View className="mt12">
        <FactRow
          name="给谁办"
          value={`${beneficiary.name}${beneficiary.age ? `,${beneficiary.age} 岁` : ''}`}
          note={[
            beneficiary.relation === 'self' ? null : `${requester.name}提的,给${RELATION_WORDS[beneficiary.relation]}办`,
            beneficiary.note,
          ]
            .filter(Boolean)
            .join('。')}
        />
        <FactRow name="去哪里" value={place.divisionName} note={place.text} />
        <FactRow name="怎么帮" value={modeName.name} />
        {words ? <FactRow name="原话" value={words} /> : null}
        <FactRow name="想约" value={wishWords(wish, now)} />
        {materials.length ? (
          <FactRow name="材料" value={materials.map(({ name }) => name).join('、')} note="看一眼就行,原件不带走" />
        ) : null}
        <Consent errand={errand} />
      </View>
      {errand.arrivedBy ? <Arrived by={errand.arrivedBy} /> : null}
    </View>
  );
}

/** Whether the one it is for has said yes, and when. */
function Consent({ errand: { consentAt, beneficiary } }: { errand: Errand }) {
  const now = useNow();
  if (beneficiary.relation === 'self') return null;
  return <FactRow name="本人愿意" value={consentAt ? `愿意,${momentWords(consentAt, now)}问的` : '还没问清楚,打电话时问一声'} />;
}

function Arrived({ by }: { by: 'code' | 'call' }) {
  return (
    <View className="row mt12 c-green">
      <Icon name="seal-check-fill" size="m" className="mr8" />
      <View className="grow">
        <View className="b">{by === 'code' ? '见面码对上了' : '打电话确认到了'}</View>
        <View className="t-cap c-3">不定位,不拍照</View>
      </View>
    </View>
  );
}
