import type { Tx } from '../kernel/db/transaction';
import { recordEvent } from '../kernel/engine/event';
import type { Ids } from '../kernel/ids';
import { COLUMNS, type Stored } from './staging.rows';

/** What decides where a firm belongs, and whether anybody speaks for it at all. */
const DECIDING: readonly (typeof COLUMNS)[number][] = ['kind', 'industry', 'scale', 'marks', 'town', 'registered_on', 'state'];
const DECIDE = DECIDING.map((column) => COLUMNS.indexOf(column));
/** People one event names. */
const AT_ONCE = 500;

/** A firm as it was and as it is. */
interface Turned {
  firmId: string;
  before: Stored | null;
  after: Stored;
}
const isTurned = ({ before, after }: Turned) => before !== null && DECIDE.some((i) => before[i] !== after[i]);

/** Tells, with the change itself, who acts for firms that are no longer what they were: `firm.sorted`, the fact `people`. */
export async function tellTurned(tx: Tx, region: string, firms: readonly Turned[], { ids, at }: { ids: Ids; at: Date }) {
  const turned = firms.filter(isTurned).map(({ firmId }) => firmId);
  if (turned.length === 0) return;
  const rows = await tx.query<{ id: string }>(
    'SELECT DISTINCT person_id AS id FROM firm_person WHERE region = ? AND firm_id IN (?) AND live = 1 ORDER BY 1',
    [region, turned],
  );
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const people = rows.slice(i, i + AT_ONCE).map(({ id }) => id);
    const facts = { people: people.join(' ') };
    await recordEvent(tx, { region, subject: `firm-sort/${ids.next()}`, no: 1, type: 'firm.sorted', at: at.toISOString(), facts });
  }
}
