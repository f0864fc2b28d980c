import { loadavg } from 'node:os';
import { Complaint, runOrComplain } from '../launch/complaint';
import { benchChat } from './chat';
import { benchFirms } from './firms';
import { benchMove } from './move';
import { benchRoute } from './route';
import { benchSend } from './send';
import { benchSizes } from './sizes';
import { openStand, type Stand } from './stand';
import { benchWeek } from './week';

/** Each area prints its rounds, its bars, and last one line of JSON. */
const AREAS: Record<string, (stand: Stand) => Promise<void>> = {
  firms: benchFirms,
  move: benchMove,
  route: benchRoute,
  send: benchSend,
  week: benchWeek,
  chat: benchChat,
};

/** `npm run bench [-- area …]`: everything, or the areas named; ROUNDS=n for another number of rounds. */
async function bench(): Promise<void> {
  const wanted = process.argv.slice(2);
  const known = [...Object.keys(AREAS), 'sizes'];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Complaint(`There is no area ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  const chosen = known.filter((name) => wanted.length === 0 || wanted.includes(name));
  if (chosen.includes('sizes')) benchSizes();
  const measured = chosen.filter((name) => name !== 'sizes');
  if (measured.length === 0) return;
  const stand = await openStand();
  try {
    for (const name of measured) {
      console.log(
        `\n── ${name}   load ${loadavg()
          .map((load) => load.toFixed(2))
          .join(' ')}`,
      );
      await AREAS[name]?.(stand);
    }
  } finally {
    await stand.close();
  }
}

void runOrComplain(bench);
