import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../kernel/ui/button';
import { CodeInput } from '../../kernel/ui/codes';
import type { FormProps } from './form-props';

/** The proof of having been there: four digits, or a call. No place, no picture. */
export function ArriveForm({ errand: { beneficiary }, acts, onDone }: FormProps) {
  const [code, setCode] = useState('');
  const [calling, setCalling] = useState(false);
  const send = (proof: string | null) => {
    onDone();
    void acts.arrive(proof);
  };
  if (calling) {
    return (
      <>
        <View className="t-body">{`打电话给${beneficiary.name}家,听到有人说「到了」,再点下面。事后会有人回访核对。`}</View>
        <Button kind="primary" block className="mt16" onTap={() => send(null)}>
          打过了,确认到了
        </Button>
        <Button block className="mt8" onTap={() => setCalling(false)}>
          还是用见面码
        </Button>
      </>
    );
  }
  return (
    <>
      <View className="t-body tc">请对方念手机上的四个数</View>
      <View className="mt16">
        <CodeInput label="见面码,四个数" value={code} onInput={setCode} />
      </View>
      <View className="t-cap c-3 mt8 tc">不定位,不拍照</View>
      <Button kind="primary" block className="mt20" off={code.length < 4} onTap={() => send(code)}>
        {code.length < 4 ? '填四个数' : '对上了就算到了'}
      </Button>
      <Button block className="mt8" onTap={() => setCalling(true)}>
        没有手机,打电话确认到了
      </Button>
    </>
  );
}
