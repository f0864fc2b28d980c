import { View } from '@tarojs/components';
import { type Errand, masterOf } from 'shared-types/errands';
import { TextButton } from '../../kernel/ui/button';
import { Codes } from '../../kernel/ui/codes';
import { canReadAloud, readAloud } from '../read-aloud';

const WAITING = ['accepted', 'agreed', 'on_the_way'];

/** The four digits to read out at the door; gone once somebody has arrived. */
export function CodeBlock({ errand: { visitCode, agent, state } }: { errand: Errand }) {
  if (!visitCode || !WAITING.includes(state)) return null;
  const who = agent ? masterOf(agent.name) : '代办员';
  return (
    <>
      <View className="hr mt16" />
      <View className="t-sub c-2 tc">{`${who}到了,把这四个数念给他听`}</View>
      <View className="mt12">
        <Codes code={visitCode} />
      </View>
      {canReadAloud() ? (
        <View className="row center mt8">
          <TextButton icon="speaker-high" onTap={() => readAloud(`见面码是,${[...visitCode].join(',')}`)}>
            念给我听
          </TextButton>
        </View>
      ) : null}
    </>
  );
}
