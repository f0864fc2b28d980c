/** Work with the world outside that comes back regularly; what is to be done stands in rows, so that nothing is lost between two rounds. */
export interface Round {
  name: string;
  /** One pass over what is due; a test names its county. Returns how much it did. */
  tick(region?: string): Promise<number>;
}

const rounds = new Map<string, Round>();
/** Rooms announce their rounds when they are made ready. */
export const announceRound = (round: Round) => void rounds.set(round.name, round);
export const knownRounds = () => [...rounds.values()];
