import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { ConsentDocument } from 'shared-types/people';
import { api } from '../kernel/api';
import { Loaded } from '../kernel/loaded';
import { useRead } from '../kernel/query';
import { Card } from '../kernel/ui/card';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';

/** One document, whole, in the letters of whoever reads it; for anybody, signed in or not. */
export default function DocumentPage() {
  const { doc = '' } = useRouter().params;
  const documents = useRead(['consent-documents'], () => api.consent.documents());
  const found = documents.data?.documents.find((each) => each.doc === doc);
  return (
    <Page title={found?.title ?? '说明'} asks={false}>
      <Loaded of={documents} rows={6}>
        {() => (found ? <Whole of={found} /> : <Empty title="没有这份说明" note="可以拨打 12345 问问" />)}
      </Loaded>
    </Page>
  );
}

function Whole({ of: { title, body, version, day } }: { of: ConsentDocument }) {
  return (
    <>
      <View className="t-1 mt8">{title}</View>
      <View className="t-cap c-3 mt4 num">{`第 ${version} 版 · ${day}`}</View>
      <Card className="mt12">
        {body
          .split('\n')
          .filter(Boolean)
          .map((line) => (
            <Line key={line} line={line} />
          ))}
      </Card>
    </>
  );
}

function Line({ line }: { line: string }) {
  if (line.startsWith('## '))
    return (
      <View className="t-3 mt16" role="heading">
        {line.slice(3)}
      </View>
    );
  const point = line.startsWith('- ');
  return <View className={`t-body mt6 ${point ? 'ml8' : ''}`}>{point ? `· ${line.slice(2)}` : line}</View>;
}
