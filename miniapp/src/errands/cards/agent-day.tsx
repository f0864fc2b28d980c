import { View } from '@tarojs/components';
import { useState } from 'react';
import { dayOf } from 'shared-types/kernel/calendar';
import { dayName, daysAhead, momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { Loaded } from '../../kernel/loaded';
import { Joined } from '../../kernel/ui/card';
import { Chips } from '../../kernel/ui/chips';
import { Empty } from '../../kernel/ui/empty';
import { Icon } from '../../kernel/ui/icon';
import { groupsOf, type Village } from './day.groups';
import { HouseholdRow } from './household-row';
import { Offers } from './offers';
import { Pool } from './pool';
import { useDay } from './use-agent';

/** The agent's day: what I am asked to take, whom I visit by village and household, what nobody has taken yet. */
export function AgentDay() {
  const now = useNow();
  const today = dayOf(now);
  const [day, setDay] = useState(today);
  const read = useDay(day);
  return (
    <>
      {/* Places of their own: what comes or goes between siblings makes Taro send all of them again. */}
      <View>
        <Offers />
      </View>
      <View className="mt16">
        <Chips
          onPage
          label="哪一天"
          choices={daysAhead(now, 4).map((value) => ({ value, name: dayName(value, now) }))}
          value={day}
          onPick={setDay}
        />
      </View>
      <Loaded of={read}>
        {({ visits, updatedAt }) => {
          const { villages, households, finished } = groupsOf(visits);
          return (
            <View>
              <View className="sect">
                <View>{`${dayName(day, now)} ${households} 户`}</View>
                <Joined className="sect-aside num" parts={[finished > 0 && `办完 ${finished} 件`, `${momentWords(updatedAt, now)} 更新`]} />
              </View>
              {villages.map((village) => (
                <VillageBlock key={village.name} village={village} />
              ))}
              {visits.length === 0 ? (
                <Empty icon="moped-duotone" title={`${dayName(day, now)}没有要上门的`} note="新来的单子会出现在最上面" />
              ) : null}
            </View>
          );
        }}
      </Loaded>
      <View>
        <Pool />
      </View>
    </>
  );
}

function VillageBlock({ village: { name, households } }: { village: Village }) {
  return (
    <View className="mb20">
      <View className="vil">
        <Icon name="map-pin-fill" className="c-blue mr6" />
        <View className="b">{name}</View>
        <View className="t-cap c-3 ml8 none">{`${households.length} 户`}</View>
      </View>
      <View className="card card-0">
        {households.map((household) => (
          <HouseholdRow key={household.id} household={household} />
        ))}
      </View>
    </View>
  );
}
