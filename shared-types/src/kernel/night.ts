/** The hours in which nobody is disturbed, `21:00` to `07:00`. The same hour twice, or `24:00` to `00:00`, is no night at all. */
export interface Night {
  from: string;
  to: string;
}

const DAY = 1440;
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Minutes a night still lasts at a minute of the day (0 to 1439); 0 outside it. */
export function nightLeft({ from, to }: Night, minute: number): number {
  const [begins, ends] = [minutes(from), minutes(to)];
  if (begins === ends) return 0;
  const inside = begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends;
  return inside ? (ends - minute + DAY) % DAY : 0;
}

export const isNight = (night: Night, minute: number) => nightLeft(night, minute) > 0;
