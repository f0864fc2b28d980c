import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { BOND_WORDS, type Colleague, type Firm, PART_WORDS } from 'shared-types/firms';
import { Watermark } from '../kernel/carried/watermark';
import { FindFirm, firmWords } from '../kernel/find-firm';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { goBack, say } from '../kernel/platform';
import { isCode } from '../kernel/refusal';
import { usePost } from '../kernel/session';
import { Avatar } from '../kernel/ui/avatar';
import { Button } from '../kernel/ui/button';
import { Card, Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Dialog } from '../kernel/ui/dialog';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { useColleagues, useDismissing } from './use-firms';

/** Who acts for a firm, for its owner and for those who verify; without a firm in the address these look one up first. */
export default function PeoplePage() {
  const { id } = useRouter().params;
  return (
    <Page title={id ? '谁代表这家单位' : '找一家单位'} accent="official" over={<Watermark />}>
      <SignedInOnly why="登录以后,才能看">{id ? <Colleagues id={id} /> : <Find />}</SignedInOnly>
    </Page>
  );
}

const open = ({ id }: Firm) => void Taro.redirectTo({ url: `/firms/people?id=${id}` });

function Find() {
  if (usePost() === null) return <Empty icon="storefront-duotone" title="这里是工作人员用的" note="您的单位在「我的单位」里" />;
  const before = <Empty icon="storefront-duotone" title="找一家单位" note="写名字开头的几个字,或者 18 位信用代码" />;
  return <FindFirm before={before} onChoose={open} />;
}

function Colleagues({ id }: { id: string }) {
  const read = useColleagues(id);
  const [asked, ask] = useState<Colleague | null>(null);
  const dismissing = useDismissing(() => {
    ask(null);
    say('已经请出去了');
  });
  if (isCode(read.error, 'NOT_FOUND'))
    return (
      <Empty
        icon="storefront-duotone"
        title="这家单位的人,您看不到"
        note="只有核实过的负责人,和管这里的工作人员能看"
        action="返回"
        onAction={() => void goBack()}
      />
    );
  return (
    <>
      <Loaded of={read}>{({ firm, people }) => <People firm={firm} people={people} onDismiss={ask} />}</Loaded>
      <Dialog
        open={asked !== null}
        title={`请${asked?.name ?? ''}出去?`}
        yes="请出去"
        kind="danger"
        busy={dismissing.busy}
        onYes={() => void dismissing.run(asked?.bondId ?? '')}
        onNo={() => ask(null)}
      >
        他马上就不能再代表这家单位说话、办事,它的群也看不到了。以后可以重新登记。
      </Dialog>
    </>
  );
}

function People({ firm, people, onDismiss }: { firm: Firm; people: readonly Colleague[]; onDismiss: (one: Colleague) => void }) {
  return (
    <>
      <Card>
        <View className="t-2">{firm.name}</View>
        <View className="t-sub c-2 mt4">{firmWords(firm)}</View>
        {firm.uscc ? <View className="t-cap c-3 num mt4">{firm.uscc}</View> : null}
      </Card>
      <Section title={people.length ? `代表它的 ${people.length} 人` : '现在没有人代表它'} />
      {people.length ? (
        <Cells>
          {people.map((one) => (
            <Cell
              key={one.bondId}
              lead={<Avatar name={one.name} />}
              title={one.mine ? `${one.name}(您自己)` : one.name}
              note={`${PART_WORDS[one.part]} · ${BOND_WORDS[one.state]}`}
              tail={
                one.mine ? null : (
                  <Button size="s" label={`请${one.name}出去`} onTap={() => onDismiss(one)}>
                    请出去
                  </Button>
                )
              }
            />
          ))}
        </Cells>
      ) : null}
    </>
  );
}
