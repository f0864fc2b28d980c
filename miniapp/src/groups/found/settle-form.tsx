import { View } from '@tarojs/components';
import { useState } from 'react';
import { CAP_MOST, type Founding, HISTORY_MOST } from 'shared-types/groups';
import { TextField } from '../../kernel/ui/field';
import { AboutField, PaperFields } from './paper-fields';
import type { Settled } from './use-founding';
import { WhyForm } from './why-form';

const numberIn = (typed: string, least: number, most: number) => {
  const n = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return n >= least && n <= most ? n : null;
};

interface Typed {
  about: string;
  document: string;
  documentOn: string;
  cap: string;
  historyDays: string;
}

/** What is typed as it is sent; a word where something does not fit. */
function readIn({ about, document, documentOn, cap, historyDays }: Typed): Settled | string {
  const [most, days] = [numberIn(cap, 1, CAP_MOST), numberIn(historyDays, 0, HISTORY_MOST)];
  if (documentOn && !document.trim()) return '写上是哪份文件';
  if (most === null) return `人数上限写 1 到 ${CAP_MOST}`;
  if (days === null) return `天数写 0 到 ${HISTORY_MOST}`;
  return { about: about.trim() || null, document: document.trim() || null, documentOn: documentOn || null, cap: most, historyDays: days };
}

/** What a group is for, the paper it stands on, how many it holds and how far back one reads. */
export function SettleForm({ group, onDone }: { group: Founding; onDone: () => void }) {
  const { about, document, documentOn, cap, historyDays } = group;
  const [typed, type] = useState<Typed>({
    ...{ about: about ?? '', document: document ?? '', documentOn: documentOn ?? '' },
    ...{ cap: String(cap), historyDays: String(historyDays) },
  });
  const change = (part: Partial<Typed>) => type({ ...typed, ...part });
  const read = readIn(typed);
  const wrong = typeof read === 'string';
  return (
    <WhyForm group={group} wish={wrong ? null : { what: 'settle', ...read }} {...(wrong && { lacks: read })} yes="就这样改" onDone={onDone}>
      <PaperFields typed={typed} onChange={change} />
      <TextField
        label="最多多少人"
        hint="满了以后,后来的人排队等位置"
        kind="number"
        value={typed.cap}
        max={6}
        onInput={(cap) => change({ cap })}
      />
      <TextField
        label="新进群的人能看几天以前的话"
        kind="number"
        value={typed.historyDays}
        max={4}
        onInput={(historyDays) => change({ historyDays })}
      />
      <AboutField about={typed.about} onChange={change} />
      <View />
    </WhyForm>
  );
}
