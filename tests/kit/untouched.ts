import { aim, type Target } from './attack';
import type { County } from './county';
import { standing } from './standing';

export type Untouched = Target & {
  /** Expects everything to stand as it stood before anything was tried. */
  isUntouched: () => Promise<void>;
};

const known = new Map<string, Promise<Untouched>>();

/** A target nothing has been done to, one for all tests of a file that see it refused: whoever does something to it comes last. */
export function untouched(name: string, first: Pick<County, 'service'>): Promise<Untouched> {
  const target = known.get(name) ?? prepared(name, first);
  known.set(name, target);
  return target;
}

async function prepared(name: string, first: Pick<County, 'service'>): Promise<Untouched> {
  const target = await aim(name, first);
  const before = await standing(target);
  return { ...target, isUntouched: async () => expect(await standing(target)).toEqual(before) };
}
