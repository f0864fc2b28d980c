import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ListedWord } from 'shared-types/groups';
import { say } from '../../kernel/platform';
import { Button } from '../../kernel/ui/button';
import { Chips } from '../../kernel/ui/chips';
import { Field, TextField } from '../../kernel/ui/field';
import { Sheet } from '../../kernel/ui/sheet';
import { useOneWord } from './use-words';
import { LABELS, labelOf, type WordLine } from './word.csv';

const ACTS = [
  { value: 'hold', name: '先拦下,等人看' },
  { value: 'refuse', name: '不让发' },
] as const;
const missing = ({ word, source }: WordLine) => {
  if (!word.trim()) return '写一个词';
  return source.trim() ? null : '写依据';
};

/** One word: new where `word` is null. */
export function WordSheet({ word, onClose }: { word: ListedWord | null; onClose: () => void }) {
  const [line, set] = useState<WordLine>(
    word ? { ...word, label: labelOf(word.label) } : { word: '', act: 'hold', label: 'ad', source: '' },
  );
  const [wrong, tell] = useState<string | null>(null);
  const one = useOneWord();
  const change = (part: Partial<WordLine>) => set({ ...line, ...part });
  const send = async (sent: WordLine, done: string) => {
    const why = await one.put({ ...sent, word: sent.word.trim(), source: sent.source.trim() });
    tell(why);
    if (why !== null) return;
    say(done);
    onClose();
  };
  return (
    <Sheet title={word ? word.word : '加一个词'} open onClose={onClose}>
      {word ? null : (
        <TextField
          label="哪个词"
          hint="中间夹的空格、标点不用写,一样认得出"
          value={line.word}
          max={40}
          onInput={(typed) => change({ word: typed })}
        />
      )}
      <Field label="碰到了怎么办">
        <Chips label="碰到了怎么办" choices={ACTS} value={line.act === 'off' ? null : line.act} onPick={(act) => change({ act })} />
      </Field>
      <Field label="算哪一类">
        <Chips label="算哪一类" choices={LABELS} value={line.label} onPick={(label) => change({ label })} />
      </Field>
      <TextField
        label="依据"
        hint="哪份文件、谁定的"
        error={wrong || null}
        value={line.source}
        max={120}
        placeholder="比如 县网信办 2026 年 3 月"
        onInput={(source) => change({ source })}
      />
      <Button kind="primary" block className="mt16" lacks={missing(line)} busy={one.busy} onTap={() => void send(line, '记下了,马上管用')}>
        {word ? '改好了' : '加进去'}
      </Button>
      {word ? (
        <View className="mt12">
          <Button kind="danger" block busy={one.busy} onTap={() => void send({ ...line, act: 'off' }, '取下了,以后不管这个词')}>
            取下这个词
          </Button>
        </View>
      ) : null}
    </Sheet>
  );
}
