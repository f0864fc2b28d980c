import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { GroupCard } from 'shared-types/groups';
import { api } from '../../kernel/api';
import { say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { Icon } from '../../kernel/ui/icon';
import { PickRows } from '../../kernel/ui/pick';
import { Sheet } from '../../kernel/ui/sheet';
import { Tap } from '../../kernel/ui/tap';

/** For which of one's firms one speaks here; there is nothing to see for whoever acts for one alone. */
export function SpeaksFor({ id, of }: { id: string; of: GroupCard['speaksFor'] }) {
  const [open, setOpen] = useState(false);
  const choose = useAct((firmId: string, once) => api.groups.speakFor({ id, firmId }, once), {
    touches: ['group'],
    onDone: () => {
      setOpen(false);
      say('好,接下来替这家说');
    },
  });
  if (!of || of.firms.length < 2) return null;
  const { firmId, firms } = of;
  return (
    <>
      <Tap className="row say-w" label={`替${nameIn(of)}说话,点这里换一家`} onTap={() => setOpen(true)}>
        <Icon name="briefcase" size="s" className="c-blue mr8" />
        <Text className="grow one">替 {nameIn(of)} 说</Text>
        <Text className="c-blue">换一家</Text>
      </Tap>
      <Sheet title="替哪家说" open={open} onClose={() => setOpen(false)}>
        <PickRows
          label="替哪家说"
          choices={firms.map(({ id: value, name }) => ({ value, name }))}
          value={firmId}
          onPick={(firm) => void choose.run(firm)}
        />
        <View className="t-cap c-2 mt8">接下来说的话、提的诉求都算这一家的;看通知,几家一起算看过。</View>
      </Sheet>
    </>
  );
}

const nameIn = ({ firmId, firms }: NonNullable<GroupCard['speaksFor']>) => firms.find(({ id }) => id === firmId)?.name ?? '';
