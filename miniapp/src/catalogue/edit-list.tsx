import { EDIT_STATE_WORDS, type EditRow } from 'shared-types/catalogue';
import { Loaded, type Reading } from '../kernel/loaded';
import { goTo } from '../kernel/platform';
import { useRead } from '../kernel/query';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Empty } from '../kernel/ui/empty';
import { Tag } from '../kernel/ui/light';
import { own } from './api';
import { dateWords } from './date.words';

/** What somebody works on, and what has ended. */
export function EditList({ open }: { open: Reading<{ edits: EditRow[] }> }) {
  const ended = useRead(['item-edit', 'ended'], () => own.edits.list({ list: 'ended' }));
  return (
    <>
      <Loaded of={open}>
        {({ edits }) =>
          edits.length === 0 ? <Empty title="眼下没有要办的修改" note="到「事项」里点一件事,就能写一份修改" /> : <EditCells edits={edits} />
        }
      </Loaded>
      {ended.data?.edits.length ? (
        <>
          <Section title="办完的" />
          <EditCells edits={ended.data.edits} />
        </>
      ) : null}
    </>
  );
}

export function EditCells({ edits }: { edits: readonly EditRow[] }) {
  return (
    <Cells>
      {edits.map(({ id, state, title, unit, from, writer, why }) => (
        <Cell
          key={id}
          strong
          title={`${unit?.name ?? '全县'}:${title}`}
          note={`${why} · ${writer}写的 · ${dateWords(from)}起`}
          value={<Tag tone={state === 'review' ? 'o' : state === 'published' ? 'b' : ''} words={EDIT_STATE_WORDS[state]} />}
          onTap={() => void goTo('catalogue/change', { id })}
        />
      ))}
    </Cells>
  );
}
