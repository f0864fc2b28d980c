import './keep.css';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { EDIT_STATE_WORDS, type EditView } from 'shared-types/catalogue';
import { Loaded } from '../kernel/loaded';
import { useRead } from '../kernel/query';
import { useSeen } from '../kernel/seen';
import { Card, Section } from '../kernel/ui/card';
import { FactRow } from '../kernel/ui/cell';
import { Icon } from '../kernel/ui/icon';
import { Tag } from '../kernel/ui/light';
import { Page } from '../kernel/ui/page';
import { AdministratorOnly } from './administrator-only';
import { own } from './api';
import { useChangeActs } from './change-acts';
import { dateWords } from './date.words';

/** One change: what it was, what it becomes, and what somebody may do about it. */
export default function ChangePage() {
  const { id = '' } = useRouter().params;
  const edit = useRead([`item-edit/${id}`], () => own.edits.show({ id }), { live: true });
  useSeen(`item-edit/${id}`);
  const { bar, over } = useChangeActs(edit.data);
  return (
    <Page title="看修改" bar={bar} over={over}>
      <AdministratorOnly>{() => <Loaded of={edit}>{(view) => <Change edit={view} />}</Loaded>}</AdministratorOnly>
    </Page>
  );
}

function Change({ edit }: { edit: EditView }) {
  const { title, unit, state, from, to, why, writer, decider, madeVersion, changes } = edit;
  return (
    <>
      <View className="row between wrap mt8">
        <View className="t-1">{title}</View>
        <Tag tone={state === 'review' ? 'o' : 'b'} words={EDIT_STATE_WORDS[state]} />
      </View>
      <Standing edit={edit} />
      <Card className="mt12">
        <FactRow name="谁的清单" value={unit?.name ?? '全县'} />
        <FactRow name="哪天起" value={dateWords(from)} note={to ? `到${dateWords(to)}为止` : null} />
        <FactRow name="为什么改" value={why} />
        <FactRow name="谁写的" value={writer} />
        {decider ? <FactRow name="谁审的" value={decider} note={madeVersion ? `发布为第 ${madeVersion} 版` : null} /> : null}
      </Card>
      <Section title="改了什么" aside={`${changes.length} 处`} />
      <Card>
        {changes.length === 0 ? <View className="b">内容没有变,只是重新确认</View> : null}
        {changes.map(({ field, was, is }) => (
          <View className="chg" key={field}>
            <View className="t-sub c-2">{field}</View>
            {was ? <View className="chg-was mt4">{was}</View> : null}
            <View className="chg-is mt4">{is ?? (unit ? '跟上一级一样' : '不写了')}</View>
          </View>
        ))}
      </Card>
    </>
  );
}

const WHY_ANSWERED: Partial<Record<EditView['state'], string>> = { draft: '退回来的原因:', undone: '撤回的原因:' };
const waitsFor = (reviewers: readonly string[]) =>
  reviewers.length > 0 ? `等另一位管理员来审:${reviewers.join('、')}` : '发布要两个人。县里现在只有您一位管理员,请先再请一位。';

/** What stands in the way, or what somebody has answered. */
function Standing({ edit: { state, outdated, answer, reviewers, commands } }: { edit: EditView }) {
  const mine = state === 'review' && !commands.includes('publish');
  const why = WHY_ANSWERED[state];
  const lines = [
    outdated && '写好以后,这件事又发布过新的一版。要按新的一版重写才能发布。',
    answer && why && why + answer,
    mine && waitsFor(reviewers),
  ].filter((line): line is string => Boolean(line));
  if (lines.length === 0) return null;
  return (
    <Card className="mt12">
      {lines.map((line) => (
        <View className="row row-t" key={line}>
          <Icon name="info" className="mr8 mt2" />
          <View className="grow">{line}</View>
        </View>
      ))}
    </Card>
  );
}
