import { type Ahead, type Errand, type Reader, type Step, showNumber, stepsAhead, stepWords } from 'shared-types/errands';
import { momentWords } from 'shared-types/kernel/time.words';
import { useNow } from '../../kernel/clock';
import { Card, Section } from '../../kernel/ui/card';
import type { IconName } from '../../kernel/ui/icon';
import { Timeline, type TimelineStep } from '../../kernel/ui/timeline';

const AHEAD_ICONS: Record<Ahead['id'], IconName> = {
  find: 'user-check',
  call: 'phone-call',
  visit: 'moped-fill',
  finish: 'identification-card',
  confirm: 'star',
};
/** Steps that led back or stopped the way. */
const BACK = ['decline', 'expire', 'miss', 'hand_up', 'relocate', 'vacate', 'stop', 'withdraw', 'reopen', 'alarm', 'unreached'];

const been = (step: Step, reader: Reader, now: number): TimelineStep => {
  const { title, note } = stepWords(step, reader, now);
  const back = BACK.includes(step.command);
  return {
    look: back ? 'back' : 'done',
    icon: back ? 'arrow-u-up-left' : 'check-bold',
    title,
    meta: [momentWords(step.at, now), note],
  };
};

const ahead = ({ id, title, note }: Ahead, i: number): TimelineStep => ({
  look: i === 0 ? 'now' : 'next',
  icon: AHEAD_ICONS[id],
  title,
  ...(note && { meta: [note] }),
});

/** The life of a matter like a parcel's: what was, where it is, what comes. */
export function Life({ errand, reader = 'requester' }: { errand: Errand; reader?: Reader }) {
  const now = useNow();
  const comes = reader === 'requester' ? stepsAhead(errand, now) : [];
  const steps = [...errand.steps.map((step) => been(step, reader, now)), ...comes.map(ahead)];
  return (
    <>
      <Section title="办到哪儿了" aside={`编号 ${showNumber(errand.number)}`} />
      <Card>
        <Timeline steps={steps} />
      </Card>
    </>
  );
}
