import { minuteOf } from 'shared-types/kernel/calendar';
import type { Rules } from '../kernel/time/rules';

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Night by the county's rules `quiet.from` and `quiet.to`: nobody is woken then unless a thing is urgent. */
export async function quiet(rules: Rules, region: string, at: Date): Promise<boolean> {
  const [from, to] = [await rules.value(region, 'quiet.from', at), await rules.value(region, 'quiet.to', at)];
  const minute = minuteOf(at.getTime());
  return minute >= minutes(from.value) || minute < minutes(to.value);
}
