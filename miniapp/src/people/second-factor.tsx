import { useState } from 'react';
import type { Enrolment } from 'shared-types/people';
import { SignedInOnly } from '../kernel/gate';
import { Loaded } from '../kernel/loaded';
import { goBack } from '../kernel/platform';
import { queries, useAct, useRead } from '../kernel/query';
import { secondShown } from '../kernel/second';
import { Page } from '../kernel/ui/page';
import { own } from './api';
import { RecoveryCodes } from './recovery-codes';
import { SecondBegin, SecondEnrol } from './second-enrol';
import { SecondShow } from './second-show';
import { SecondStanding } from './second-standing';

/** A code from one's own telephone: to set up, to show, or to look after. */
export default function SecondFactorPage() {
  return (
    <Page title="动态口令">
      <SignedInOnly why="登录后才能设动态口令">
        <Second />
      </SignedInOnly>
    </Page>
  );
}

function Second() {
  const factor = useRead(['second-factor'], () => own.secondFactor.show());
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const begin = useAct((_: null, once) => own.secondFactor.enrol(undefined, once), { onDone: setEnrolment });
  // Kept here: whatever is read again meanwhile, the codes stay on screen until they are put away.
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const done = () => {
    secondShown();
    void queries.invalidateQueries();
    void goBack();
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={done} />;
  if (enrolment) return <SecondEnrol enrolment={enrolment} onDone={setCodes} />;
  return (
    <Loaded of={factor} rows={2}>
      {(standing) => {
        if (!standing.since) return <SecondBegin busy={begin.busy} onBegin={() => void begin.run(null)} />;
        if (!standing.shown) return <SecondShow recoveryLeft={standing.recoveryLeft} />;
        return <SecondStanding factor={standing} onAnew={() => void begin.run(null)} />;
      }}
    </Loaded>
  );
}
