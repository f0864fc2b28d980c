import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Said, Standing } from 'shared-types/catalogue';
import { Loaded } from '../kernel/loaded';
import { useRead } from '../kernel/query';
import { Section } from '../kernel/ui/card';
import { Page } from '../kernel/ui/page';
import { AdministratorOnly } from './administrator-only';
import { own } from './api';
import { BLANK } from './blank-item';
import { DifferForm } from './differ-form';
import { EditCells } from './edit-list';
import { ItemForm } from './item-form';
import { type Draft, useSaving, useToday } from './use-saving';

/** Writes a change: of the county's item, of what a point does otherwise, or of an item nobody has yet. */
export default function EditPage() {
  const { id, code, unit } = useRouter().params;
  return (
    <Page title={id || code ? '改事项' : '加新事项'}>
      <AdministratorOnly>
        {() => (id ? <Again id={id} /> : code ? <Upon code={code} unit={unit ?? null} /> : <Anew unit={unit ?? null} />)}
      </AdministratorOnly>
    </Page>
  );
}

function Anew({ unit }: { unit: string | null }) {
  const today = useToday();
  return (
    <Form
      draft={{ id: null, version: 0, code: '', unit, from: today, to: null, why: '' }}
      said={{ what: 'item', item: BLANK }}
      county={null}
    />
  );
}

/** From what stands today. */
function Upon({ code, unit }: { code: string; unit: string | null }) {
  const today = useToday();
  const standing = useRead(['item-edit', 'standing', code, unit], () => own.edits.standing({ code, ...(unit && { unit }) }));
  return (
    <Loaded of={standing}>
      {(stands) => (
        <>
          <Others stands={stands} />
          <Form draft={{ id: null, version: 0, code, unit, from: today, to: null, why: '' }} said={saidOf(stands)} county={stands} />
        </>
      )}
    </Loaded>
  );
}

const saidOf = ({ unit, own, item, differ }: Standing): Starting =>
  unit && !own ? { what: 'differ', differ } : { what: 'item', item: item ?? BLANK };

/** From what was sent back. */
function Again({ id }: { id: string }) {
  const edit = useRead([`item-edit/${id}`, 'anew'], () => own.edits.show({ id }));
  const { code = '', unit = null } = edit.data ?? {};
  const standing = useRead(['item-edit', 'standing', code, unit?.id], () => own.edits.standing({ code, ...(unit && { unit: unit.id }) }), {
    enabled: code !== '',
  });
  return (
    <Loaded of={edit}>
      {({ version, from, to, why, said }) => (
        <Loaded of={standing}>
          {(stands) => <Form draft={{ id, version, code, unit: unit?.id ?? null, from, to, why }} said={said} county={stands} />}
        </Loaded>
      )}
    </Loaded>
  );
}

/** What an edit starts from; a sheet may have left some of it open. */
type Starting = Extract<Said, { what: 'differ' }> | { what: 'item'; item: NonNullable<Standing['item']> };

function Form({ draft, said, county }: { draft: Draft; said: Starting; county: Standing | null }) {
  const saving = useSaving(draft);
  if (said.what === 'item') return <ItemForm draft={draft} initial={said.item} saving={saving} />;
  return <DifferForm draft={draft} initial={said.differ} item={county?.item ?? BLANK} unit={county?.unit?.name ?? ''} saving={saving} />;
}

function Others({ stands: { open } }: { stands: Standing }) {
  if (open.length === 0) return null;
  return (
    <View className="mb8">
      <Section title="已经有人在改这件事" aside="先看看,别写重了" />
      <EditCells edits={open} />
    </View>
  );
}
