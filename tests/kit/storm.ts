import { wrongs } from './checkers';
import type { County } from './county';
import { Crowd } from './crowd';
import { Fleet } from './fleet';

export interface After {
  /** By checker; empty where nothing is wrong. */
  wrong: Record<string, string[]>;
  /** How many acts were answered with success. */
  answered: number;
}

/** A crowd before two processes while something is done to them, and what is wrong when all is quiet again. `patient` before a planted bug: see Crowd. */
export async function storm(
  county: County,
  env: Record<string, string>,
  trouble: (fleet: Fleet, crowd: Crowd) => Promise<unknown>,
  { patient = false }: { patient?: boolean } = {},
): Promise<After> {
  const fleet = new Fleet(env);
  const crowd = new Crowd(county, fleet, patient);
  try {
    await Promise.all([fleet.start(0), fleet.start(1)]);
    await crowd.begin(4);
    await Promise.race([trouble(fleet, crowd), crowd.broken]);
    await crowd.finish();
    return { wrong: await wrongs(county, crowd), answered: crowd.answered.length };
  } catch (error) {
    throw new Error(`${fleet.printed()}\n${error instanceof Error ? error.stack : error}`);
  } finally {
    crowd.abandon();
    await fleet.endAll();
  }
}
