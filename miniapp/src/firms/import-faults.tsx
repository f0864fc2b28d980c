import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { FirmImport } from 'shared-types/firms';
import { say } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Icon } from '../kernel/ui/icon';
import { fetchFailed, passOn } from './failed-rows';

/** What was wrong, row by row: the first hundred here, all of them in a sheet to mend. */
export function Faults({ one: { id, wrong, faults } }: { one: FirmImport }) {
  if (wrong === 0) return null;
  return (
    <>
      <Section title={`不对的 ${wrong} 行`} />
      <View className="t-sub c-2 mb12">下载下来,照最后一列改好,再导入一次就行;对的不会重复写。</View>
      <Download id={id} />
      <View className="card card-0 mt12">
        {faults.map(({ row, column, value, why }) => (
          <View className="im-r" key={`${row} ${column} ${why}`}>
            <View className="im-rn t-sub b num">{`第 ${row} 行 · ${column}`}</View>
            <View className="im-rc t-sub">
              {value ? <Text className="im-rv mr8">{value}</Text> : <Text className="c-3 mr8">空着</Text>}
            </View>
            <View className="im-rc t-sub c-2 row row-t">
              <Icon name="warning" size="s" className="mr4 mt2 c-red" />
              <View className="grow">{why}</View>
            </View>
          </View>
        ))}
      </View>
      {wrong > faults.length ? <View className="t-cap c-3 mt8">这里只列前面的,全部在下载的表里</View> : null}
    </>
  );
}

function Download({ id }: { id: string }) {
  const [path, keep] = useState<string | null>(null);
  const fetching = useAct((_: null) => fetchFailed(id), {
    onDone: (place) => {
      keep(place);
      say(place ? '取好了,再点一下发到聊天里' : '下载好了');
    },
  });
  if (path)
    return (
      <Button kind="primary" block icon="paper-plane-right" onTap={() => void passOn(path)}>
        发到聊天里,用电脑打开
      </Button>
    );
  return (
    <Button kind="soft" block icon="arrow-down" busy={fetching.busy} onTap={() => void fetching.run(null)}>
      下载不对的行
    </Button>
  );
}
