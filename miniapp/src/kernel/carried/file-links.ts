import { fileRoutes } from 'shared-types/kernel/file.contract';
import { callsOf } from '../api';

const files = callsOf(fileRoutes);

interface Link {
  url: string;
  preview: string | null;
}
interface Known extends Link {
  until: number;
}
const known = new Map<string, Known>();
const asked = new Map<string, ((link: Link | null) => void)[]>();
const AT_ONCE = 30;
const MOMENT = 30;
/** A link is asked for anew a while before it ends. */
const MARGIN = 30_000;

/** Links to files, asked for together: a page of pictures is one call. `null`: not mine to see. */
export function linkTo(id: string): Promise<Link | null> {
  const link = known.get(id);
  if (link && link.until - Date.now() > MARGIN) return Promise.resolve(link);
  return new Promise((done) => {
    if (asked.size === 0) setTimeout(() => void fetchAsked(), MOMENT);
    asked.set(id, [...(asked.get(id) ?? []), done]);
  });
}

async function fetchAsked() {
  const waiting = [...asked];
  asked.clear();
  for (let at = 0; at < waiting.length; at += AT_ONCE) {
    const some = waiting.slice(at, at + AT_ONCE);
    const answer = await files.links({ ids: some.map(([id]) => id).join(',') }).catch(() => null);
    // Counted by this phone's own clock: it only says for how long.
    for (const link of answer?.links ?? []) known.set(link.id, { ...link, until: Date.now() + 4 * 60_000 });
    for (const [id, all] of some) for (const done of all) done(known.get(id) ?? null);
  }
}
