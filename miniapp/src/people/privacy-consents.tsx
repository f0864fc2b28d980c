import { useState } from 'react';
import { dayOf } from 'shared-types/kernel/calendar';
import { dayName } from 'shared-types/kernel/time.words';
import type { DocumentName, Standing } from 'shared-types/people';
import { api } from '../kernel/api';
import { useNow } from '../kernel/clock';
import { Loaded } from '../kernel/loaded';
import { CHANNEL, goTo } from '../kernel/platform';
import { useAct, useRead } from '../kernel/query';
import { Button } from '../kernel/ui/button';
import { Section } from '../kernel/ui/card';
import { Cell, Cells } from '../kernel/ui/cell';
import { Dialog } from '../kernel/ui/dialog';
import { Tile } from '../kernel/ui/icon';

const say = ({ action, of }: { action: 'agree' | 'withdraw'; of: readonly Standing[] }, once: string) =>
  api.consent.say({ action, documents: of.map(({ doc, present }) => ({ doc, version: present })), channel: CHANNEL }, once);

/** How somebody stands to a document, and since when. */
function wordsOf({ agreed, version, present, at }: Standing, now: number) {
  if (agreed && at) return `${dayName(dayOf(Date.parse(at)), now)}同意的`;
  return version !== null && version < present ? '说明换了新的,请再看一遍' : '还没有同意';
}

export function PrivacyConsents() {
  const time = useNow();
  const standing = useRead(['consents'], () => api.consent.mine());
  const [asking, setAsking] = useState(false);
  const act = useAct(say, { touches: ['consents'], onDone: () => setAsking(false) });
  const isSms = ({ doc }: { doc: DocumentName }) => doc === 'sms';
  return (
    <Loaded of={standing}>
      {({ consents, missing }) => {
        const [needed, sms] = [consents.filter((each) => !isSms(each)), consents.filter(isSms)];
        return (
          <>
            <Section title="您同意过的" />
            <Cells>
              {consents.map((each) => (
                <Cell
                  key={each.doc}
                  lead={<Tile name={isSms(each) ? 'phone' : 'list-checks'} />}
                  title={each.title}
                  note={wordsOf(each, time)}
                  onTap={() => void goTo('people/document', { doc: each.doc })}
                />
              ))}
            </Cells>
            <Button
              block
              className="mt12"
              busy={act.busy}
              onTap={() => void act.run({ action: sms[0]?.agreed ? 'withdraw' : 'agree', of: sms })}
            >
              {sms[0]?.agreed ? '不要短信和电话提醒了' : '要短信和电话提醒'}
            </Button>
            {missing.length ? (
              <Button kind="primary" block className="mt8" busy={act.busy} onTap={() => void act.run({ action: 'agree', of: needed })}>
                同意隐私说明和使用约定
              </Button>
            ) : (
              <Button kind="danger" block className="mt8" onTap={() => setAsking(true)}>
                收回同意
              </Button>
            )}
            <Dialog
              open={asking}
              title="收回同意?"
              yes="确定收回"
              kind="danger"
              busy={act.busy}
              onYes={() => void act.run({ action: 'withdraw', of: needed })}
              onNo={() => setAsking(false)}
            >
              以后不能在这里提新的事,随时可以再同意。正在办的照常办完,您能看,也能撤回。
            </Dialog>
          </>
        );
      }}
    </Loaded>
  );
}
