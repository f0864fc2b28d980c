import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { CodeRow } from 'shared-types/codes';
import type { UnitCard } from 'shared-types/directory';
import { api } from '../kernel/api';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { useAct, useRead } from '../kernel/query';
import { usePost } from '../kernel/session';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Dialog } from '../kernel/ui/dialog';
import { Empty } from '../kernel/ui/empty';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { ItemSheets } from './item-sheets';
import { keepsCodes } from './keeps-codes';
import { PrintButton } from './print-button';

const KINDS: Record<CodeRow['kind'], string> = { unit: '服务点', agent: '代办员', item: '办事指南' };

/** What is printed for one service point, and the codes that lead there. */
export default function PrintPage() {
  const { unit: id = '' } = useRouter().params;
  const post = usePost();
  const [leaving, setLeaving] = useState<CodeRow | null>(null);
  const revoke = useAct(own.codes.revoke, { touches: ['codes'], onDone: () => setLeaving(null) });
  const over = (
    <Dialog
      open={leaving !== null}
      title={`停用「${leaving?.name ?? ''}」的码?`}
      yes="停用"
      no="不停用"
      kind="danger"
      busy={revoke.busy}
      onYes={() => leaving && void revoke.run({ code: leaving.code })}
      onNo={() => setLeaving(null)}
    >
      已经贴出去的马上不能用了,要重新打印、重新贴。
    </Dialog>
  );
  return (
    <Page title="打印和二维码" over={over}>
      <SignedInOnly why="登录后才能打印">
        {keepsCodes(post) ? (
          <Point id={id} region={post?.region ?? ''} onRevoke={setLeaving} />
        ) : (
          <Empty title="这里是调度员和管理员用的" note="请到「我的」里换一个岗位" />
        )}
      </SignedInOnly>
    </Page>
  );
}

function Point({ id, region, onRevoke }: { id: string; region: string; onRevoke: (row: CodeRow) => void }) {
  const unit = useRead(['unit', id], () => api.directory.unit({ id, region }));
  const codes = useRead(['codes', id], () => own.codes.list({ unit: id }));
  return (
    <>
      <Loaded of={unit}>{(card) => <Sheets unit={card} />}</Loaded>
      <ItemSheets unit={id} region={region} />
      <Section title="正在用的码" aside="丢了、被人换了,就停用它" />
      <Loaded of={codes}>{({ codes: rows }) => <Codes rows={rows} onRevoke={onRevoke} />}</Loaded>
    </>
  );
}

function Sheets({ unit }: { unit: UnitCard }) {
  return (
    <>
      <Section title={unit.name} />
      <Cells>
        <Cell
          title="公示牌"
          note="A4,贴在墙上:电话、时间、谁在、能办什么"
          tail={<PrintButton name="公示牌" sheet="point" id={unit.id} />}
        />
        {unit.kind === 'town_centre' ? (
          <Cell title="代办员一览表" note="A4,所有代办员和电话" tail={<PrintButton name="代办员一览表" sheet="agents" id={unit.id} />} />
        ) : null}
        {unit.agents.map(({ id, name }) => (
          <Cell key={id} title={`${name}的名片`} note="A6" tail={<PrintButton name={`${name}的名片`} sheet="agent" id={id} />} />
        ))}
      </Cells>
    </>
  );
}

function Codes({ rows, onRevoke }: { rows: readonly CodeRow[]; onRevoke: (row: CodeRow) => void }) {
  if (rows.length === 0) return <Empty title="还没有打印过" note="打印的时候会自动生成一个码" />;
  return (
    <Cells>
      {rows.map((row) => (
        <Cell
          key={row.code}
          title={row.name}
          note={KINDS[row.kind]}
          tail={
            <Button size="s" className="none ml8" label={`停用${row.name}的码`} onTap={() => onRevoke(row)}>
              停用
            </Button>
          }
        />
      ))}
    </Cells>
  );
}
