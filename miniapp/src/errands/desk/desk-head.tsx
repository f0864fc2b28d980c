import { Text, View } from '@tarojs/components';
import { type Errand, masterOf, STATE_WORDS } from 'shared-types/errands';
import { byWords, leftWords, momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { Joined } from '../../kernel/ui/card';
import { Light } from '../../kernel/ui/light';
import { clockedOf, lightOf } from '../clock.words';
import { UrgentLine } from '../urgent-line';
import { Reach } from '../visit/reach';

const calling = ({ confirmBy, callTries }: Errand, now: number) => {
  if (confirmBy && Date.parse(confirmBy) > now) return `办过了,${byWords(confirmBy, now)}等对方说一声`;
  const tried = callTries ? `。已经打过 ${callTries} 次` : '';
  return `一直没听到对方的话,该打电话问一声${tried}`;
};

const withAgent = ({ state, agent, promise, contactedAt }: Errand, now: number) => {
  const who = agent ? masterOf(agent.name) : '代办员';
  return state === 'accepted' && !contactedAt ? `${who}接了,${byWords(promise.due, now)}要打电话` : `${who}在办`;
};

/** Where it hangs, in one sentence. */
const stuckWords = (errand: Errand, now: number) => {
  const { state, offerDue, alarmedAt } = errand;
  if (state === 'done') return calling(errand, now);
  if (state === 'offered') return `正在等一位代办员答复${offerDue ? `,${leftWords(offerDue, now)}` : ''}`;
  if (state === 'open') return alarmedAt ? '一圈问下来没人接,要您指定' : '还没找到合适的人';
  return errand.agent ? withAgent(errand, now) : STATE_WORDS[state];
};

export function DeskHead({ errand }: { errand: Errand }) {
  const now = useNow();
  const { title, place, urgent, sentAt, beneficiary, requester } = errand;
  return (
    <View className="card">
      <View className="lit">
        <Text className="lit-t t-sub c-3">{title}</Text>
        <Light {...lightOf(clockedOf(errand), now)} />
      </View>
      <View className="t-1 mt8" role="heading">
        {stuckWords(errand, now)}
      </View>
      <Joined
        className="t-sub c-2 mt4"
        parts={[
          place.divisionName,
          beneficiary.name,
          `${beneficiary.relation === 'self' ? '' : `${requester.name} `}${momentWords(sentAt, now)} 提的`,
        ]}
      />
      <UrgentLine urgent={urgent} />
      <Reach id={errand.id} />
    </View>
  );
}
