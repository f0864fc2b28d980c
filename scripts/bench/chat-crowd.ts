import { makeTalkers } from './chat-people';
import { Load, openLines, rssOf, run } from './chat-sides';
import type { Stand } from './stand';

/** Phones on one server, five of each person, which is as many as one may have. */
const LINES = 10_000;
const PEOPLE = LINES / 5;
/** A server at rest has not yet made the room that its first calls need. */
const FIRST = 500;

/** A county's phones on one server, all of them watching one group: what each costs while nothing happens, and whether each hears. */
export async function measureCrowd(stand: Stand, port: number, env: Record<string, string>): Promise<{ perSocket: number }> {
  const talkers = await makeTalkers(stand, PEOPLE);
  const side = { ...(await stand.serve('cloud/bootstrap.js', port, env)), load: new Load(), talkers, bare: false };
  await openLines(side, FIRST);
  const before = rssOf(side.pid);
  await openLines(side, LINES - FIRST);
  const perSocket = (rssOf(side.pid) - before) / (LINES - FIRST);
  const { p50, p99 } = await run(side, { rate: 1, messages: 3 });
  console.log(
    `  ${LINES} lines: ${perSocket.toFixed(1)} KB each, a message reaches all of them, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
  );
  side.load.end();
  await stand.rest();
  return { perSocket };
}
