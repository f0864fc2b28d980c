import './order.css';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { EVIDENCE_MOST, type Evidence, type Overseen } from 'shared-types/groups';
import { Watermark } from '../../kernel/carried/watermark';
import { SignedInOnly } from '../../kernel/gate';
import { Loaded } from '../../kernel/loaded';
import { say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card } from '../../kernel/ui/card';
import { Chips } from '../../kernel/ui/chips';
import { Empty } from '../../kernel/ui/empty';
import { Field, TextField, TextInput } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';
import { own } from '../api';
import { passOn, saveSheet } from './saved-sheet';
import { useOverseen } from './use-overseen';

/** A span of a talk as a table that shows by itself whether somebody has changed it. */
export default function EvidencePage() {
  const { id = '', at } = useRouter().params;
  const groups = useOverseen();
  return (
    <Page title="导出存证" accent="official">
      <Watermark />
      <SignedInOnly why="登录以后,才能导出">
        <Loaded of={groups}>
          {({ groups: all }) => {
            const group = all.find((one) => one.id === id);
            if (!group) return <Empty icon="shield-check-duotone" title="这个群不归您管" note="要存证,请找群主或者县里的管理员" />;
            if (group.lastSeq === 0) return <Empty icon="chats-circle-duotone" title="群里还没有人说话" />;
            return <Taking group={group} at={at ? Number(at) : null} />;
          }}
        </Loaded>
      </SignedInOnly>
    </Page>
  );
}

/** The newest so many, and all where that is not too much for one table. */
const spansOf = (last: number) => [
  ...[100, 500, EVIDENCE_MOST].filter((n) => n < last).map((n) => ({ value: String(n), name: `最近 ${n} 条` })),
  ...(last <= EVIDENCE_MOST ? [{ value: String(last), name: '全部' }] : []),
];
const REASONS = ['公安机关调取', '纪委监委调取', '处理申诉', '本单位自查'].map((value) => ({ value, name: value }));
/** So many before and after the one that matters. */
const AROUND = 50;

interface Span {
  from: string;
  to: string;
}
const spanOf = (last: number, at: number | null): Span =>
  at === null
    ? { from: String(Math.max(1, last - 99)), to: String(last) }
    : { from: String(Math.max(1, at - AROUND)), to: String(Math.min(last, at + AROUND)) };

/** What stands against it, in words; null where nothing does. */
function problemIn({ from, to }: Span, last: number): string | null {
  const [first, end] = [Number(from), Number(to)];
  if (!(first >= 1) || !(end >= 1)) return '写从第几条到第几条';
  if (end < first) return '后一个数要大些';
  if (end > last) return `群里只到第 ${last} 条`;
  return end - first >= EVIDENCE_MOST ? `一次最多 ${EVIDENCE_MOST} 条` : null;
}

function Taking({ group: { id, name, lastSeq }, at }: { group: Overseen; at: number | null }) {
  const [span, choose] = useState(spanOf(lastSeq, at));
  const [why, write] = useState('');
  const [file, keep] = useState<{ evidence: Evidence; path: string | null } | null>(null);
  const take = useAct((wanted: { from: number; to: number; why: string }, once) => own.order.evidence({ id, ...wanted }, once), {
    touches: ['group'],
    onDone: (evidence) => {
      keep({ evidence, path: saveSheet(evidence.name, evidence.csv) });
      say('导好了');
    },
  });
  if (file) return <Taken {...file} onAgain={() => keep(null)} />;
  const latest = (count: string) => choose({ from: String(Math.max(1, lastSeq - Number(count) + 1)), to: String(lastSeq) });
  const spans = spansOf(lastSeq);
  const chosen = spans.find(({ value }) => span.to === String(lastSeq) && span.from === String(lastSeq - Number(value) + 1));
  const lacks = problemIn(span, lastSeq) ?? (why.trim() ? null : '先写为什么导');
  const wanted = { from: Number(span.from), to: Number(span.to), why: why.trim() };
  return (
    <>
      <Card>
        <View className="t-2">{name}</View>
        <View className="t-sub c-2 mt4">{`群里一共 ${lastSeq} 条,一条一个号,从 1 数起`}</View>
        <View className="mt12">
          <Chips label="最近多少条" choices={spans} value={chosen?.value ?? null} onPick={latest} />
        </View>
        <View className="mt12" />
        <TextField label="从第几条" kind="number" max={9} value={span.from} onInput={(from) => choose({ ...span, from })} />
        <TextField label="到第几条" kind="number" max={9} value={span.to} onInput={(to) => choose({ ...span, to })} />
        <Field label="为什么导" hint="谁导的、导了哪些、为什么,都记在「做过的」里">
          <Chips label="常见的" choices={REASONS} value={why} onPick={write} />
          <View className="mt8" />
          <TextInput label="为什么导" value={why} max={80} placeholder="比如 公安机关来函" onInput={write} />
        </Field>
      </Card>
      <View className="t-sub c-2 mt12">收起的、撤回的话也在里面,请只给该看的人看。表头会写上您的名字、单位和时间。</View>
      <Button kind="primary" size="big" block className="mt16" lacks={lacks} busy={take.busy} onTap={() => void take.run(wanted)}>
        导出
      </Button>
    </>
  );
}

/** In a browser it lies with what was downloaded; in WeChat it goes on by a tap of its own. */
function Taken({ evidence: { name, entries, digest }, path, onAgain }: { evidence: Evidence; path: string | null; onAgain: () => void }) {
  return (
    <>
      <Card>
        <View className="t-2">{`导好了,${entries} 条`}</View>
        <View className="t-sub c-2 mt4">{path ? '再点一下,发到聊天里,用电脑打开' : `在「下载」里,名字是:${name}`}</View>
        <View className="t-cap c-3 mt12">最后一环的校验码,和记录里的一样,这张表就没被改过</View>
        <View className="t-sub num ev-d mt4">{digest}</View>
      </Card>
      {path ? (
        <Button kind="primary" block className="mt16" icon="paper-plane-right" onTap={() => void passOn(path, name)}>
          发到聊天里
        </Button>
      ) : null}
      <Button block className="mt12" onTap={onAgain}>
        再导一段
      </Button>
    </>
  );
}
