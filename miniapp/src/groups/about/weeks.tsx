import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { isTold, type Week, weekWords } from 'shared-types/groups';
import { SignedInOnly } from '../../kernel/gate';
import { Loaded } from '../../kernel/loaded';
import { goBack } from '../../kernel/platform';
import { useRead } from '../../kernel/query';
import { Card } from '../../kernel/ui/card';
import { Empty } from '../../kernel/ui/empty';
import { Page } from '../../kernel/ui/page';
import { own } from '../api';
import { WeekNumbers } from './week-numbers';

const NAMES = ['这一周', '上一周'];

/** What became of what the group asked, week by week; departments are named, people never. */
export default function WeeksPage() {
  const { id = '' } = useRouter().params;
  const read = useRead(['group', 'weeks', id], () => own.weeks.weeks({ id }));
  return (
    <Page title="每周小结" accent="official">
      <SignedInOnly why="登录以后,才能看小结">
        <Loaded of={read}>{({ unit, weeks }) => <Weeks unit={unit} weeks={weeks} />}</Loaded>
      </SignedInOnly>
    </Page>
  );
}

function Weeks({ unit, weeks }: { unit: string | null; weeks: readonly Week[] }) {
  if (!weeks.some(isTold))
    return (
      <Empty
        icon="list-checks-duotone"
        title="这四周群里没有人问"
        note="有人问了,这里就数得出来:答了多少、办成多少、等了多久"
        action="回到群里"
        onAction={() => void goBack()}
      />
    );
  return (
    <>
      {weeks.map((week, i) => (
        <Card className="mb12" key={week.monday}>
          <View className="row between wrap">
            <View className="t-3">{NAMES[i] ?? weekWords(week.monday)}</View>
            {NAMES[i] ? <View className="t-cap c-3">{weekWords(week.monday)}</View> : null}
          </View>
          <WeekNumbers week={week} />
        </Card>
      ))}
      <View className="t-cap c-3">
        {`${unit ? `由${unit}牵头答复。` : ''}问的,是群里听起来像问题的话;没有问题要答的不算。每周一上午,上一周的小结会发到群里。`}
      </View>
    </>
  );
}
