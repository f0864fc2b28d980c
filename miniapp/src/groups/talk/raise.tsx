import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { dropDraft, useDraft } from '../../kernel/draft';
import { goBack } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { useSubscribe } from '../../kernel/subscribe';
import { Bar } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { Card } from '../../kernel/ui/card';
import { Empty } from '../../kernel/ui/empty';
import { TextField } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';
import { Tick } from '../../kernel/ui/pick';
import { Tap } from '../../kernel/ui/tap';
import { own } from '../api';
import { Alike } from './alike';
import type { Raising } from './use-picking';

const EMPTY: Raising = { seqs: [], title: '', words: '', hidden: false };
const TITLE_MOST = 60;

const missing = ({ title, words }: Raising) => {
  if (!title.trim()) return '写一句标题';
  return words.trim() ? null : '写写是什么事';
};

/** What was said becomes a matter: a department has it, with a day by which it answers. */
export default function RaisePage() {
  const { id = '' } = useRouter().params;
  const name = `raise/${id}`;
  const { value, change } = useDraft<Raising>(name, EMPTY);
  const raise = useAct((given: Raising, once) => own.tickets.raise({ groupId: id, ...given }, once), {
    touches: ['ticket', 'group'],
    onDone: (ticket) => {
      dropDraft(name);
      void Taro.redirectTo({ url: `/tickets/show?id=${ticket.id}&raised=1` });
    },
  });
  const lacks = missing(value);
  const asking = useSubscribe(['progress']);
  const send = () => void raise.run({ ...value, title: value.title.trim(), words: value.words.trim() });
  if (value.seqs.length === 0)
    return (
      <Page title="转成诉求">
        <Empty
          icon="clipboard-text-duotone"
          title="还没选是哪几句话"
          note="回到群里,长按要交办的那句话"
          action="回群里"
          onAction={() => void goBack()}
        />
      </Page>
    );
  return (
    <Page
      title="转成诉求"
      accent="citizen"
      bar={
        <Bar>
          <Button kind="citizen" size="big" block lacks={lacks} busy={raise.busy} onTap={() => asking(send)}>
            交给部门办
          </Button>
        </Bar>
      }
    >
      <Card>
        <View className="t-sub c-2 mb12">{`选了群里的 ${value.seqs.length} 条话,里面的照片、语音、文件一起交过去。交出去以后,有人接、几号前答复,都看得到。`}</View>
        <TextField
          label="一句话说是什么事"
          value={value.title}
          max={TITLE_MOST}
          placeholder="比如:门口的路灯坏了"
          onInput={(title) => change({ title })}
        />
        <TextField
          label="详细说说"
          hint="在哪儿、什么时候开始的、想怎么解决"
          long
          value={value.words}
          max={2000}
          onInput={(words) => change({ words })}
        />
      </Card>
      <Tap className="card row mt12" role="checkbox" on={value.hidden} onTap={() => change({ hidden: !value.hidden })}>
        <View className="grow">
          <View className="t-body b">不在群里显示</View>
          <View className="t-sub c-2 mt2">群里看不到这件诉求,只有您和办的部门看得到</View>
        </View>
        <Tick on={value.hidden} />
      </Tap>
      <Alike group={id} words={`${value.title} ${value.words}`} />
    </Page>
  );
}
