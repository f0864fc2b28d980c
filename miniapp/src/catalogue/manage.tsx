import { View } from '@tarojs/components';
import { useState } from 'react';
import { useRead } from '../kernel/query';
import { Segments } from '../kernel/ui/chips';
import { Page } from '../kernel/ui/page';
import { AdministratorOnly } from './administrator-only';
import { own } from './api';
import { ConflictList } from './conflict-list';
import { EditList } from './edit-list';
import { KeptItems } from './kept-items';

type Shown = 'items' | 'edits' | 'conflicts';

/** The desk of whoever keeps the catalogue. */
export default function ManagePage() {
  return (
    <Page title="管事项清单">
      <AdministratorOnly>{(region) => <Desk region={region} />}</AdministratorOnly>
    </Page>
  );
}

function Desk({ region }: { region: string }) {
  const [view, setView] = useState<Shown>('items');
  const open = useRead(['item-edit', 'open'], () => own.edits.list({ list: 'open' }), { live: true });
  const conflicts = useRead(['item-edit', 'conflicts'], () => own.edits.conflicts(), { live: true });
  return (
    <>
      <Segments
        label="看什么"
        value={view}
        onPick={setView}
        choices={[
          { value: 'items', name: '事项' },
          { value: 'edits', name: '修改', count: open.data?.edits.length ?? 0 },
          { value: 'conflicts', name: '对不上的', count: conflicts.data?.conflicts.length ?? 0 },
        ]}
      />
      <View className="mt12">
        {view === 'items' ? <KeptItems region={region} /> : null}
        {view === 'edits' ? <EditList open={open} /> : null}
        {view === 'conflicts' ? <ConflictList of={conflicts} /> : null}
      </View>
    </>
  );
}
