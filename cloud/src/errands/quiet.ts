import { minuteOf } from 'shared-types/kernel/calendar';
import { isNight } from 'shared-types/kernel/night';
import type { Rules } from '../kernel/time/rules';

/** The county's night: nobody is woken then unless a thing is urgent. */
export const quiet = async (rules: Rules, region: string, at: Date): Promise<boolean> =>
  isNight(await rules.night(region, at), minuteOf(at.getTime()));
