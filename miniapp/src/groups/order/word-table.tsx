import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ListedWord, WordsReport } from 'shared-types/groups';
import { say } from '../../kernel/platform';
import { Button } from '../../kernel/ui/button';
import { Card, Section } from '../../kernel/ui/card';
import { Dialog } from '../../kernel/ui/dialog';
import { Icon } from '../../kernel/ui/icon';
import { chooseCsv } from '../csv-file';
import { passOn, saveSheet } from './saved-sheet';
import { useBringing } from './use-words';
import { csvOf, labelOf } from './word.csv';

const NAME = '县里的词表.csv';
/** Faults that stand on the page; whoever mends these brings the table again. */
const SHOWN = 20;

interface Looked {
  csv: string;
  report: WordsReport;
}

/** Many words at once: taken out as a table, mended, looked through, written. */
export function WordTable({ words }: { words: readonly ListedWord[] }) {
  const [looked, look] = useState<Looked | null>(null);
  const [path, keep] = useState<string | null>(null);
  const bringing = useBringing();
  const choose = async () => {
    const csv = await chooseCsv();
    const report = csv === null ? undefined : await bringing.run({ csv, dryRun: true });
    if (csv !== null && report) look({ csv, report });
  };
  const write = async () => {
    const report = looked ? await bringing.run({ csv: looked.csv, dryRun: false }) : undefined;
    if (!report) return;
    look(null);
    say('写好了,马上管用');
  };
  const takeOut = () => keep(saveSheet(NAME, `\ufeff${csvOf(words.map((word) => ({ ...word, label: labelOf(word.label) })))}`));
  const faults = looked?.report.errors ?? [];
  return (
    <>
      <Section title="用表格改很多词" />
      <Card>
        <View className="t-sub c-2">先把现在的词表拿下来,照样子加行、改行,再传上来。传上来先查一遍给您看,表里没写的词不动。</View>
        <View className="row stack mt12">
          <Button className="stack-i grow" icon="arrow-down" onTap={() => (path ? void passOn(path, NAME) : takeOut())}>
            {path ? '发到聊天里' : '拿下现在的'}
          </Button>
          <Button className="stack-i grow ml8" icon="arrow-up" busy={bringing.busy} onTap={() => void choose()}>
            传一张表
          </Button>
        </View>
        {faults.slice(0, SHOWN).map(({ row, value, why }) => (
          <View className="row row-t t-sub mt12" key={`${row} ${value} ${why}`}>
            <Icon name="warning" size="s" className="mr6 mt2 c-red" />
            <View className="grow cellx">{`第 ${row} 行${value ? `「${value}」` : ''}:${why}`}</View>
          </View>
        ))}
        {faults.length > SHOWN ? <View className="t-cap c-3 mt8">{`还有 ${faults.length - SHOWN} 处,先改这些`}</View> : null}
        {faults.length ? <View className="t-sub c-2 mt12">一处没写。改好了再传一次。</View> : null}
      </Card>
      {looked && faults.length === 0 ? (
        <Dialog open title="照这张表改?" yes="写入" no="先不写" busy={bringing.busy} onYes={() => void write()} onNo={() => look(null)}>
          {`新加 ${looked.report.added} 个,改动和取下 ${looked.report.changed} 个,${looked.report.same} 个没变。`}
        </Dialog>
      ) : null}
    </>
  );
}
