import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ListedWord } from 'shared-types/groups';
import { Loaded } from '../../kernel/loaded';
import { usePost } from '../../kernel/session';
import { Bar } from '../../kernel/ui/bars';
import { Button } from '../../kernel/ui/button';
import { Section } from '../../kernel/ui/card';
import { Cell, Cells } from '../../kernel/ui/cell';
import { Empty } from '../../kernel/ui/empty';
import { SearchField } from '../../kernel/ui/field';
import { Page } from '../../kernel/ui/page';
import { AdministratorOnly } from '../administrator-only';
import { useWords } from './use-words';
import { WordSheet } from './word-sheet';
import { WordTable } from './word-table';

/** Lines of the list that are drawn; the others are found by a letter of theirs. */
const DRAWN = 60;
const ACTS = { hold: '先拦下', refuse: '不让发' } as const;

/** The words the county refuses in groups, or holds back until somebody has looked. */
export default function WordsPage() {
  const oversees = usePost()?.role === 'administrator';
  const [asked, ask] = useState<{ word: ListedWord | null } | null>(null);
  return (
    <Page
      title="县里的词表"
      accent="official"
      bar={
        oversees ? (
          <Bar>
            <Button kind="primary" size="big" block icon="plus-circle" onTap={() => ask({ word: null })}>
              加一个词
            </Button>
          </Bar>
        ) : null
      }
      over={asked ? <WordSheet word={asked.word} onClose={() => ask(null)} /> : null}
    >
      <AdministratorOnly>
        <List onAsk={(word) => ask({ word })} />
      </AdministratorOnly>
    </Page>
  );
}

function List({ onAsk }: { onAsk: (word: ListedWord) => void }) {
  const [typed, type] = useState('');
  const named = typed.trim();
  return (
    <Loaded of={useWords()}>
      {({ words }) => {
        const found = words.filter(({ word, label }) => word.includes(named) || label.includes(named));
        return (
          <>
            {words.length ? <SearchField label="找词" value={typed} placeholder="写一个字,或者一类,比如「广告」" onInput={type} /> : null}
            {words.length ? <Section title="现在的词" aside={`${found.length} 个`} /> : null}
            {found.length ? (
              <Cells>
                {found.slice(0, DRAWN).map((word) => (
                  <Cell
                    key={word.word}
                    title={word.word}
                    note={`${word.label} · ${word.source}`}
                    value={ACTS[word.act]}
                    onTap={() => onAsk(word)}
                  />
                ))}
              </Cells>
            ) : (
              <NoWords any={words.length > 0} />
            )}
            {found.length > DRAWN ? <View className="t-cap c-3 mt8">{`只列前 ${DRAWN} 个,写一个字找别的`}</View> : null}
            <WordTable words={words} />
          </>
        );
      }}
    </Loaded>
  );
}

const NoWords = ({ any }: { any: boolean }) =>
  any ? (
    <Empty title="没有这个词" note="换一个字找,或者加进去" />
  ) : (
    <Empty icon="shield-check-duotone" title="词表还是空的" note="加上广告、诈骗常用的词,群里碰到就会先拦下" />
  );
