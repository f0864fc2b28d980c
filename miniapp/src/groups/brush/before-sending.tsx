import './brush.css';
import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import type { Chosen } from '../../kernel/send-file';
import { Button } from '../../kernel/ui/button';
import { Sheet } from '../../kernel/ui/sheet';
import { Brush } from './brush';

interface BeforeSendingProps {
  photos: readonly Chosen[];
  onSend: (photos: readonly Chosen[]) => void;
  onClose: () => void;
}

/** A last look at photos before they leave the phone: what others need not see is blacked out here, and only what is left is sent. */
export function BeforeSending({ photos, onSend, onClose }: BeforeSendingProps) {
  const [kept, keep] = useState(photos);
  const [painted, paint] = useState<number | null>(null);
  const back = () => paint(null);
  const done = (path: string) => {
    keep(kept.map((one, i) => (i === painted ? { ...one, path } : one)));
    back();
  };
  const path = painted === null ? undefined : kept[painted]?.path;
  if (path) return <Brush path={path} onDone={done} onBack={back} />;
  return (
    <Sheet title={kept.length > 1 ? `要发的 ${kept.length} 张照片` : '要发的照片'} open onClose={onClose}>
      <View className="t-sub c-2 mb12">照片里有别人的脸、车牌、证件号码的,先涂黑再发。</View>
      {kept.map((one, i) => (
        <View className="mb12" key={one.path}>
          <Image className="bs-i" src={one.path} mode="aspectFit" />
          <Button block className="mt8" icon="note-pencil" label={`涂黑第 ${i + 1} 张`} onTap={() => paint(i)}>
            涂黑一块
          </Button>
        </View>
      ))}
      <Button kind="primary" size="big" block onTap={() => onSend(kept)}>
        发出去
      </Button>
    </Sheet>
  );
}
