import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { api } from '../kernel/api';
import { isWeapp, say } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';

const NAME = '我的数据.json';

/** A file in a browser; in WeChat a file to send to oneself. */
async function hand(words: string) {
  if (!isWeapp) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([words], { type: 'application/json' }));
    link.download = NAME;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    return say('存好了,在「下载」里');
  }
  const filePath = `${Taro.env.USER_DATA_PATH}/${NAME}`;
  Taro.getFileSystemManager().writeFileSync(filePath, words, 'utf8');
  await Taro.shareFileMessage({ filePath, fileName: NAME }).catch(() => undefined);
}

export function PrivacyExport() {
  const take = useAct(() => api.myData.export(), { onDone: (all) => void hand(JSON.stringify(all, null, 2)) });
  return (
    <>
      <Section title="我的数据" />
      <Card>
        <View className="t-body c-2">您的资料、登录过的设备、办过的事、写下的话、收到的消息、谁看过您的电话,都在一个文件里。</View>
        <Button kind="soft" block className="mt12" busy={take.busy} onTap={() => void take.run(undefined)}>
          拿一份我的数据
        </Button>
      </Card>
    </>
  );
}
