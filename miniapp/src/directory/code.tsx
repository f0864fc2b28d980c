import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import type { CodeSeen } from 'shared-types/codes';
import { Loaded } from '../kernel/loaded';
import { dial, goTo, HOTLINE } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Card } from '../kernel/ui/card';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { Skeleton } from '../kernel/ui/skeleton';
import { own } from './api';
import { codeIn } from './scanned';

/** Where everybody arrives who scans a printed code: on to what it is about, or why it leads nowhere. */
export default function CodePage() {
  const code = codeIn(useRouter().params);
  const seen = useRead(['code', code], () => own.codes.look({ code: code ?? '' }), { enabled: code !== null });
  return (
    <Page title="扫码" phone={seen.data?.phone ?? HOTLINE}>
      {code === null ? (
        <Empty title="没有认出这个码" note="请对准了再扫一次,或者打 12345 问问" />
      ) : (
        <Loaded of={seen}>{(found) => <Found seen={found} />}</Loaded>
      )}
    </Page>
  );
}

function Found({ seen }: { seen: CodeSeen }) {
  const { to, says } = seen;
  const on = says === null ? to : null;
  useEffect(() => {
    if (on) void Taro.redirectTo({ url: `/${on}` });
  }, [on]);
  return on ? <Skeleton rows={3} /> : <Ended seen={seen} />;
}

function Ended({ seen: { name, to, says, phone } }: { seen: CodeSeen }) {
  return (
    <Card className="mt12">
      <View className="t-2">{name}</View>
      <View className="mt8">{says}</View>
      <Button kind="primary" block size="big" icon="phone-fill" className="mt16" onTap={() => dial(phone ?? HOTLINE)}>
        {`打 ${phone ?? HOTLINE}`}
      </Button>
      {to ? (
        <Button block className="mt8" onTap={() => void goTo(to)}>
          看看服务点
        </Button>
      ) : null}
    </Card>
  );
}
