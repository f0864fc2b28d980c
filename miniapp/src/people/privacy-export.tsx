import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { isWeapp, say } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { own } from './api';

const NAME = '我的数据.json';

function download(words: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([words], { type: 'application/json' }));
  link.download = NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say('存好了,在「下载」里');
}

/** Leaves the file on the phone; WeChat lets it out only by a tap of its own. */
function write(words: string): string {
  const filePath = `${Taro.env.USER_DATA_PATH}/${NAME}`;
  Taro.getFileSystemManager().writeFileSync(filePath, words, 'utf8');
  return filePath;
}

/** Whoever thinks better of it has not done anything wrong. */
const share = (filePath: string) => void Taro.shareFileMessage({ filePath, fileName: NAME, fail: () => undefined });

/** A file in a browser; in WeChat a file to send to oneself. */
export function PrivacyExport() {
  const [file, setFile] = useState<string | null>(null);
  const take = useAct(() => own.myData.export(), {
    onDone: (all) => {
      const words = JSON.stringify(all, null, 2);
      if (isWeapp) setFile(write(words));
      else download(words);
    },
  });
  return (
    <>
      <Section title="我的数据" />
      <Card>
        <View className="t-body c-2">您的资料、登录过的设备、办过的事、写下的话、收到的消息、谁看过您的电话,都在一个文件里。</View>
        {file ? (
          <Button kind="primary" block className="mt12" onTap={() => share(file)}>
            准备好了,发给自己存着
          </Button>
        ) : (
          <Button kind="soft" block className="mt12" busy={take.busy} onTap={() => void take.run(undefined)}>
            拿一份我的数据
          </Button>
        )}
      </Card>
    </>
  );
}
