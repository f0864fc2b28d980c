import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { type ItemGuide, MODE_WORDS } from 'shared-types/catalogue';
import { Loaded } from '../kernel/loaded';
import { hasPage } from '../kernel/pages';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { ShareCell } from '../kernel/share';
import { Bar, callAction } from '../kernel/ui/bars';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { Icon, type IconName } from '../kernel/ui/icon';
import { Tag } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';
import { answersOf } from './answers';
import { own } from './api';
import { BundleCells } from './bundle-cells';
import { dateWords } from './date.words';
import { Materials } from './materials';
import { ServedBy } from './served';
import { type Point, usePoint } from './use-point';

const REQUEST = 'errands/request/what';
const NOWHERE: Point = { region: '', point: {} };

export default function GuidePage() {
  const { code = '' } = useRouter().params;
  const at = usePoint() ?? NOWHERE;
  const { region, point } = at;
  const guide = useRead(['item', code, region, point], () => own.catalogue.guide({ code, region, ...point }), { keep: true });
  const helped = hasPage(REQUEST) && Boolean(guide.data?.modes.length);
  const bar = helped ? (
    <Bar actions={[callAction(null)]}>
      <Button kind="citizen" block size="big" onTap={() => void goTo(REQUEST, { item: code })}>
        找人帮我办
      </Button>
    </Bar>
  ) : undefined;
  return (
    <Page title="怎么办" accent="citizen" bar={bar}>
      <Loaded of={guide}>{(item) => <Guide item={item} at={at} />}</Loaded>
    </Page>
  );
}

function Guide({ item, at }: { item: ItemGuide; at: Point }) {
  return (
    <>
      <View className="t-1 mt8">{item.plainName}</View>
      {item.name === item.plainName ? null : <View className="t-sub c-2 mt4">{item.name}</View>}
      <View className="row wrap mt8">
        {item.modes.map((mode) => (
          <View className="mr8" key={mode}>
            <Tag tone="o" words={`${MODE_WORDS[mode].name}:${MODE_WORDS[mode].says}`} />
          </View>
        ))}
      </View>
      <ServedBy item={item} region={at.region} />
      {item.complete ? null : (
        <Card className="mt12">
          <View className="row row-t">
            <Icon name="info" className="mr8 mt2" />
            <View className="grow">有几处县里还没写全,以县里公布为准。拿不准就打电话问。</View>
          </View>
        </Card>
      )}
      {answersOf(item).map(({ icon, question, answer, note }) => (
        <Question key={question} icon={icon} question={question}>
          <View className="b">{answer}</View>
          {note ? <View className="t-sub c-2 mt4">{note}</View> : null}
        </Question>
      ))}
      <Question icon="file-text-duotone" question="要带什么">
        <Materials materials={item.materials} />
      </Question>
      <Together item={item} at={at} />
      <ShareCell
        apart
        path={`catalogue/guide?code=${item.code}&region=${at.region}`}
        title={`怎么办:${item.plainName}`}
        note="群里的人点开就能看要带什么、去哪儿办"
      />
      <View className="t-cap c-3 mt16">{`第 ${item.version} 版,${dateWords(item.from)}起。来源:${item.source}`}</View>
    </>
  );
}

/** 一件事: what is often needed along with it. */
function Together({ item: { bundles }, at }: { item: ItemGuide; at: Point }) {
  if (bundles.length === 0) return null;
  return (
    <>
      <Section title="一件事一次办" aside="常和这些一起办" />
      <BundleCells bundles={bundles} at={at} />
    </>
  );
}

function Question({ icon, question, children }: { icon: IconName; question: string; children: React.ReactNode }) {
  return (
    <Card className="mt12">
      <View className="row row-t">
        <Icon name={icon} size="m" className="c-blue mr12" />
        <View className="grow">
          <View className="t-sub c-2">{question}</View>
          <View className="mt4">{children}</View>
        </View>
      </View>
    </Card>
  );
}
