import { minutesBetween } from 'shared-types/kernel/calendar';
import { type Bar, barOf, quantile, report } from './measure';
import { REGION } from './people';
import type { Stand } from './stand';
import { liveWeek, MONDAY } from './week-of-agents';

interface Accepted {
  id: string;
  sent: Date;
  taken: Date;
  rung: number;
  how: string;
}

/** Of each request its first acceptance: when, from which rung of the ladder, and how. */
const acceptances = (stand: Stand) =>
  stand.database.query<Accepted>(
    `SELECT e.id, e.sent_at AS sent, v.at AS taken, o.rung, o.how FROM errand e
     JOIN event v ON v.region = e.region AND v.subject = CONCAT('errand/', e.id)
       AND v.no = (SELECT MIN(f.no) FROM event f WHERE f.region = v.region AND f.subject = v.subject AND f.type IN ('errand.accept', 'errand.designate'))
     JOIN offer o ON o.region = e.region AND o.id = (SELECT MIN(p.id) FROM offer p
       WHERE p.region = e.region AND p.errand_id = e.id AND p.state IN ('accepted', 'finished', 'released'))
     WHERE e.region = ? AND e.sent_at >= ?`,
    [REGION, new Date(MONDAY)],
  );

const plain = (name: string, value: number): Bar => barOf(name, [value], 'measured', () => true);

/** (f) A week of the county: from sending to acceptance in working minutes, and who came. */
export async function benchWeek(stand: Stand): Promise<void> {
  const sent = await liveWeek(stand);
  const calendar = await stand.rules.calendar(REGION);
  const taken = await acceptances(stand);
  const waits = taken.map((row) => minutesBetween(calendar, row.sent.getTime(), row.taken.getTime()));
  const share = (of: (row: Accepted) => boolean) => taken.filter(of).length / taken.length;
  const [alarms] = await stand.database.query<{ n: string }>(
    'SELECT COUNT(*) AS n FROM errand WHERE region = ? AND sent_at >= ? AND alarmed_at IS NOT NULL',
    [REGION, new Date(MONDAY)],
  );
  console.log(`  ${sent} requests in a week, ${taken.length} accepted, ${alarms?.n} alarmed a dispatcher`);
  report('week', [
    plain('working minutes to acceptance, median', quantile(waits, 0.5)),
    plain('working minutes to acceptance, p90', quantile(waits, 0.9)),
    plain(
      "share served by the village's own station",
      share((row) => row.rung === 1),
    ),
    plain(
      'share designated by a dispatcher',
      share((row) => row.how === 'designation'),
    ),
    plain('share accepted at all', taken.length / sent),
  ]);
}
