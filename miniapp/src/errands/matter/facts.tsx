import { MODE_WORDS } from 'shared-types/catalogue';
import { type Errand, RELATION_WORDS, type Reader, URGENCY_WORDS } from 'shared-types/errands';
import { useNow } from '../../kernel/clock';
import { Card, Section } from '../../kernel/ui/card';
import { FactRow } from '../../kernel/ui/cell';
import { wishWords } from '../wish.words';

/** What was asked for, as it was said. */
export function Facts({ errand, reader = 'requester' }: { errand: Errand; reader?: Reader }) {
  const now = useNow();
  const { words, mode, place, wish, beneficiary, urgent, materials } = errand;
  const { name, says } = MODE_WORDS[mode];
  return (
    <>
      <Section title={reader === 'requester' ? '您说的' : '对方说的'} />
      <Card className="card-fr">
        {words ? <FactRow name="原话" value={words} /> : null}
        <FactRow name="怎么帮" value={name} note={reader === 'requester' ? says : null} />
        <FactRow name="去哪里" value={place.divisionName} note={place.text} />
        <FactRow name="想约" value={wishWords(wish, now)} />
        <FactRow name="给谁办" value={`${RELATION_WORDS[beneficiary.relation]} ${beneficiary.name}`} note={beneficiary.note} />
        {urgent ? <FactRow name="急事" value={URGENCY_WORDS[urgent]} /> : null}
        {materials.length ? (
          <FactRow
            name="放手边"
            value={materials.map((material) => material.name).join('、')}
            note={reader === 'requester' ? '代办员要用时会当面跟您说' : null}
          />
        ) : null}
      </Card>
    </>
  );
}
