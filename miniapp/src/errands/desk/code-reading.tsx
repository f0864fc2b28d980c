import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kernel/ui/button';
import { Codes } from '../../kernel/ui/codes';
import type { DeskFormProps } from './form-props';

/** For somebody without a phone of their own: the desk reads the four digits out; that it did is noted. */
export function CodeReading({ acts: { readCode } }: DeskFormProps) {
  const [code, setCode] = useState<string | null>(null);
  const show = async () => setCode((await readCode.run(null))?.code ?? null);
  if (!code) {
    return (
      <>
        <View className="t-body">先核对是本人或家里人,再念给他听。谁看了、什么时候看的,都会记下。</View>
        <Button kind="primary" block className="mt20" busy={readCode.busy} onTap={() => void show()}>
          核对过了,看见面码
        </Button>
      </>
    );
  }
  return (
    <View className="mt8">
      <Codes code={code} />
      <View className="t-sub c-2 tc mt12">一个数一个数慢慢念</View>
    </View>
  );
}
