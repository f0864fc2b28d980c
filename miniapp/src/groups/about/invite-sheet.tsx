import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Firm } from 'shared-types/firms';
import { api } from '../../kernel/api';
import { FindFirm, firmWords } from '../../kernel/find-firm';
import { say } from '../../kernel/platform';
import { useAct } from '../../kernel/query';
import { Button } from '../../kernel/ui/button';
import { Sheet } from '../../kernel/ui/sheet';

const BEFORE = <View className="t-sub c-2">不按行业、街道进群的单位,可以由您请进来。比如外县来办厂的、还没进名册的合作社。</View>;

/** Lets a firm in that the rules of the group would not: found by its name or code, asked about once more, let in. */
export function InviteSheet({ group, onClose }: { group: string; onClose: () => void }) {
  const [chosen, choose] = useState<Firm | null>(null);
  return (
    <Sheet title="请一家单位进群" open onClose={onClose}>
      {chosen ? (
        <Sure group={group} firm={chosen} onBack={() => choose(null)} onDone={onClose} />
      ) : (
        <FindFirm before={BEFORE} onChoose={choose} />
      )}
    </Sheet>
  );
}

function Sure({ group, firm, onBack, onDone }: { group: string; firm: Firm; onBack: () => void; onDone: () => void }) {
  const ask = useAct((_: null, once) => api.groups.askIn({ id: group, firmId: firm.id }, once), {
    touches: ['group'],
    onDone: () => {
      say('请进来了');
      onDone();
    },
  });
  return (
    <>
      <View className="t-2">{firm.name}</View>
      <View className="t-sub c-2 mt4">{firmWords(firm)}</View>
      <View className="t-body mt12">请进来以后,代表它的人马上能看、能说。还没有人登记的,登记了就进来。</View>
      <Button kind="primary" block className="mt16" busy={ask.busy} onTap={() => void ask.run(null)}>
        请进来
      </Button>
      <Button block className="mt8" onTap={onBack}>
        换一家
      </Button>
    </>
  );
}
