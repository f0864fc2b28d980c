import { View } from '@tarojs/components';
import { api } from './api';
import { useAsking } from './consent';
import { Loaded } from './loaded';
import { CHANNEL, goTo } from './platform';
import { useAct, useRead } from './query';
import { Button } from './ui/button';
import { Cell, Cells } from './ui/cell';
import { Sheet } from './ui/sheet';

/** On every page: what somebody must have agreed to before the act goes on. What was typed stays behind it. */
export function ConsentSheet() {
  const answer = useAsking((state) => state.answer);
  return answer ? <Asking answer={answer} /> : null;
}

function Asking({ answer }: { answer: (agreed: boolean) => void }) {
  const standing = useRead(['consents'], () => api.consent.mine());
  const agree = useAct(
    (documents: { doc: 'privacy' | 'terms' | 'sms'; version: number }[], once) =>
      api.consent.say({ action: 'agree', documents, channel: CHANNEL }, once),
    { touches: ['consents'], onDone: () => answer(true) },
  );
  return (
    <Sheet title="先看看,再接着办" open onClose={() => answer(false)}>
      <Loaded of={standing} rows={2}>
        {({ consents, missing }) => {
          const needed = consents.filter(({ doc }) => missing.includes(doc));
          return (
            <>
              <View className="t-body c-2">写明了记您哪些信息、拿来做什么、您能怎么管。同意了马上接着办,您填的都还在。</View>
              <Cells className="mt12">
                {needed.map(({ doc, title }) => (
                  <Cell key={doc} title={title} value="看全文" onTap={() => void goTo('people/document', { doc })} />
                ))}
              </Cells>
              <Button
                kind="citizen"
                block
                className="mt20"
                busy={agree.busy}
                onTap={() => void agree.run(needed.map(({ doc, present }) => ({ doc, version: present })))}
              >
                同意,接着办
              </Button>
              <Button block className="mt8" onTap={() => answer(false)}>
                先不同意
              </Button>
            </>
          );
        }}
      </Loaded>
    </Sheet>
  );
}
