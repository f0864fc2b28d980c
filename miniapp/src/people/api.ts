import { systemRoutes } from 'shared-types/kernel/system.contract';
import { myDataRoutes, secondFactorRoutes, staffRoutes, wechatRoutes } from 'shared-types/people';
import { callsOf } from '../kernel/api';

/** What only the pages of this room ask for. */
export const own = {
  system: callsOf(systemRoutes),
  wechat: callsOf(wechatRoutes),
  staff: callsOf(staffRoutes),
  secondFactor: callsOf(secondFactorRoutes),
  myData: callsOf(myDataRoutes),
};
