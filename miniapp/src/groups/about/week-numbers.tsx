import './week.css';
import { Text, View } from '@tarojs/components';
import { isTold, type Week, waitWords } from 'shared-types/groups';
import { Icon } from '../../kernel/ui/icon';

const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * Math.min(part, whole)) / whole));

/** A week in four numbers, how much of it was answered, and how long one waited. */
export function WeekNumbers({ week }: { week: Week }) {
  const { asked, answered, matters, solved, waiting, medianMinutes } = week;
  if (!isTold(week)) return <View className="t-sub c-3 mt8">没有人问</View>;
  const cells = [
    { name: '问的', n: asked },
    { name: '答了', n: answered },
    { name: '转诉求', n: matters },
    { name: '办成', n: solved },
  ];
  return (
    <>
      <View className="wk-g">
        {cells.map(({ name, n }) => (
          <View className="wk-c" key={name}>
            <View className="wk-n num">{n}</View>
            <View className="t-cap c-2">{name}</View>
          </View>
        ))}
      </View>
      {asked > 0 ? (
        <View className="wk-b" role="img" ariaLabel={`问的 ${asked} 件里答了 ${answered} 件`}>
          <View className="wk-f" style={{ width: `${share(answered, asked)}%` }} />
        </View>
      ) : null}
      <View className="row wrap wk-w">
        {medianMinutes === null ? null : (
          <View className="row wk-i">
            <Icon name="clock" size="s" className="mr4 c-blue" />
            <Text>{`一般 ${waitWords(medianMinutes)}答上`}</Text>
          </View>
        )}
        <View className={`row wk-i ${waiting > 0 ? 'c-amber' : 'c-green'}`}>
          <Icon name={waiting > 0 ? 'hourglass-medium-fill' : 'check-circle-fill'} size="s" className="mr4" />
          <Text>{waiting > 0 ? `还有 ${waiting} 件在等` : '没有在等的'}</Text>
        </View>
      </View>
    </>
  );
}
