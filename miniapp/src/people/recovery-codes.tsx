import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Tick } from '../kernel/ui/pick';
import { Tap } from '../kernel/ui/tap';
import { copy } from './copy';
import './people.css';

/** The ten codes, shown this once; nobody goes on before saying they are put away. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const [kept, setKept] = useState(false);
  return (
    <>
      <View className="t-1 mt8">把备用码抄下来</View>
      <View className="t-sub c-2 mt4">手机丢了、换了,就靠它们进来。每个只能用一次,只在这里显示一次。</View>
      <Card className="mt16">
        <View className="paper num">
          {codes.map((code) => (
            <View className="paper-c" key={code}>
              {code}
            </View>
          ))}
        </View>
        <Button block className="mt16" onTap={() => copy(codes.join('\n'))}>
          复制全部
        </Button>
      </Card>
      <Tap className="row mt16" role="checkbox" on={kept} onTap={() => setKept(!kept)}>
        <Tick on={kept} />
        <Text className="ml8">抄好了,放在稳妥的地方</Text>
      </Tap>
      <Button kind="primary" block size="big" className="mt16" off={!kept} onTap={onDone}>
        {kept ? '完成' : '抄好再点完成'}
      </Button>
    </>
  );
}
