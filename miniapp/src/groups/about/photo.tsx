import './photo.css';
import { Image, ScrollView, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { linkTo } from '../../kernel/carried/file-links';
import { Watermark } from '../../kernel/carried/watermark';
import { SignedInOnly } from '../../kernel/gate';
import { Button } from '../../kernel/ui/button';
import { Empty } from '../../kernel/ui/empty';
import { Page } from '../../kernel/ui/page';

/** How often wider than the screen. */
const WIDTHS = [1, 2, 3] as const;

/** A photo as staff open it: large, and with their own name over it. Others have WeChat's own. */
export default function PhotoPage() {
  const { id = '' } = useRouter().params;
  return (
    <Page title="照片" accent="official">
      <SignedInOnly why="登录以后,才能看照片">
        <Large id={id} />
      </SignedInOnly>
    </Page>
  );
}

function Large({ id }: { id: string }) {
  const [src, show] = useState<string | null>();
  const [step, turn] = useState(0);
  useEffect(() => {
    void linkTo(id).then((link) => show(link && `${API_BASE}${link.url}`));
  }, [id]);
  if (src === null) return <Empty icon="lock-key-duotone" title="这张照片现在看不到" note="可能收起了、撤回了,或者按规定删掉了" />;
  return (
    <>
      <View className="ph-b">
        <ScrollView className="ph" scrollX scrollY>
          {src ? (
            <Image className={`ph-${WIDTHS[step]}`} src={src} mode={step === 0 ? 'aspectFit' : 'widthFix'} />
          ) : (
            <View className="sk ph-s" />
          )}
        </ScrollView>
        <Watermark on="photo" />
      </View>
      <Button block className="mt12" onTap={() => turn((step + 1) % WIDTHS.length)}>
        {step === WIDTHS.length - 1 ? '缩回原样' : '放大看'}
      </Button>
      <View className="t-cap c-3 mt8">照片上有您的名字,请别外传。是诉求里的照片,哪个单位打开过,对方看得到。</View>
    </>
  );
}
