import { Text, View } from '@tarojs/components';
import { type Errand, showNumber } from 'shared-types/errands';
import { useNow } from '../../kernel/clock';
import { pointWords, slipWords } from './slip.words';

/** What a caller hears and writes down: the number in three groups, who does what by when, and where to call. */
export function SlipCard({ errand }: { errand: Errand }) {
  const { phone } = errand.unit;
  const now = useNow();
  const groups = showNumber(errand.number).split('-');
  const [first, second, third] = groups;
  return (
    <>
      <View className="t-sub c-2">{`${errand.title},编号`}</View>
      <View className="slip-n num" role="img" ariaLabel={`编号 ${groups.join(' ')}`}>
        <Text className="slip-g">{first}</Text>
        <Text className="slip-g">{second}</Text>
        <Text className="slip-g">{third}</Text>
      </View>
      <View className="t-cap c-3">请对方拿笔记下来,分三段慢慢念</View>
      <View className="hr mt12" />
      {slipWords(errand, now).map((words) => (
        <View className="t-body mt8" key={words}>
          {words}
        </View>
      ))}
      <View className="t-body b mt8">{pointWords(errand)}</View>
      {phone ? <View className="t-body b mt2 num">{`电话 ${phone}`}</View> : null}
    </>
  );
}
