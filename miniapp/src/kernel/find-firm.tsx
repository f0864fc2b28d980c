import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { type Firm, firmRoutes, KIND_WORDS } from 'shared-types/firms';
import { callsOf } from './api';
import { Loaded } from './loaded';
import { useRead } from './query';
import { useSettled } from './settled';
import { Cell, Cells } from './ui/cell';
import { Empty } from './ui/empty';
import { SearchField } from './ui/field';

const firms = callsOf(firmRoutes);

/** 企业 · 制造业(C13) · 青山镇. */
export const firmWords = ({ kind, trade, place }: Firm) => [KIND_WORDS[kind], trade, place].filter(Boolean).join(' · ');

/** Letters from which on it is worth asking. */
const ENOUGH = 2;

/** A firm of the county, for staff, by the beginning of its name or by its code; `before`: what stands while nothing is typed. */
export function FindFirm({ before, onChoose }: { before: ReactNode; onChoose: (firm: Firm) => void }) {
  const [typed, type] = useState('');
  const words = useSettled(typed.trim());
  const asks = words.length >= ENOUGH;
  const found = useRead(['firm-found', words], () => firms.find({ words }), { enabled: asks, steady: true });
  return (
    <>
      <SearchField label="找单位" value={typed} placeholder="名字开头的几个字,或者信用代码" onInput={type} />
      <View className="mt12">
        {asks ? <Loaded of={found}>{({ firms: all }) => <Firms all={all} onChoose={onChoose} />}</Loaded> : before}
      </View>
    </>
  );
}

function Firms({ all, onChoose }: { all: readonly Firm[]; onChoose: (firm: Firm) => void }) {
  if (all.length === 0) return <Empty icon="storefront-duotone" title="没找到这家单位" note="名字要从头写起;有执照的,写 18 位代码最准" />;
  return (
    <Cells>
      {all.map((firm) => (
        <Cell key={firm.id} title={firm.name} note={firmWords(firm)} onTap={() => onChoose(firm)} />
      ))}
    </Cells>
  );
}
