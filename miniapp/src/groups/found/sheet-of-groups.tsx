import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ImportReport } from 'shared-types/directory';
import { AXIS_CELLS, GROUP_COLUMN_WORDS } from 'shared-types/groups';
import { api } from '../../kernel/api';
import { say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Card } from '../../kernel/ui/card';
import { Icon } from '../../kernel/ui/icon';
import { chooseCsv } from '../csv-file';

const NEEDED = ['axis', 'name', 'lead_department', 'source'] as const;
const NAMES = Object.entries(GROUP_COLUMN_WORDS);
const needed = NAMES.filter(([name]) => NEEDED.some((one) => one === name)).map(([, words]) => words);
const more = NAMES.filter(([name]) => !NEEDED.some((one) => one === name)).map(([, words]) => words);
const COLUMNS = `${needed.join('、')}。类别填${Object.keys(AXIS_CELLS).join('、')}。还可以有:${more.join('、')}`;
const columnWords = (column: string) => NAMES.find(([name]) => name === column)?.[1] ?? column;
/** More errors than these nobody reads at once. */
const SHOWN = 30;

/** Brings groups in from a sheet: looked through first, written when somebody says so. */
export function SheetOfGroups() {
  const [csv, keep] = useState<string | null>(null);
  const [report, show] = useState<ImportReport | null>(null);
  const bring = useAct((asked: { csv: string; dryRun: boolean }, once) => api.directory.bring({ kind: 'groups', ...asked }, once), {
    touches: ['group'],
    onDone: (done) => {
      show(done);
      if (!done.written) return;
      keep(null);
      say('写好了,群和工作人员都排好了');
    },
  });
  const choose = async () => {
    const chosen = await chooseCsv();
    if (chosen === null) return;
    keep(chosen);
    show(null);
    await bring.run({ csv: chosen, dryRun: true });
  };
  const ready = report !== null && csv !== null && report.errors.length === 0;
  return (
    <Card>
      <View className="t-2">用表格建群</View>
      <View className="t-sub c-2 mt4">先查一遍给您看,您说写才写。表里没有的群不动。</View>
      <View className="t-cap c-3 mt12">第一行要有这些列名</View>
      <View className="t-sub mt2">{COLUMNS}</View>
      {report ? <Report report={report} /> : null}
      <View className="mt16">
        {ready ? (
          <Button kind="primary" block busy={bring.busy} className="mb8" onTap={() => void bring.run({ csv, dryRun: false })}>
            写入
          </Button>
        ) : null}
        <Button kind={ready ? 'line' : 'primary'} block busy={bring.busy && !ready} icon="file-text-duotone" onTap={() => void choose()}>
          {report ? '换一张表' : '选表格'}
        </Button>
      </View>
    </Card>
  );
}

function Report({ report: { rows, added, changed, same, written, errors } }: { report: ImportReport }) {
  return (
    <View className="mt12" role="status" ariaRole="status">
      <View className="t-body b">{`${written ? '写好了' : '查过了'}:${rows} 行,新的 ${added} 个,要改 ${changed} 个,没变 ${same} 个`}</View>
      {errors.length > 0 ? <View className="t-sub c-red mt4">{`有 ${errors.length} 处不对,改好再选一次,一行都没有写`}</View> : null}
      {errors.slice(0, SHOWN).map(({ row, column, value, why }) => (
        <View className="row row-t mt8" key={`${row} ${column} ${value}`}>
          <Icon name="warning" className="mr6 mt2" />
          <View className="grow t-sub">{`第 ${row} 行 · ${columnWords(column)}${value ? `「${value}」` : ''}:${why}`}</View>
        </View>
      ))}
    </View>
  );
}
