import { editRoutes, itemRoutes } from './catalogue';
import { directoryRoutes } from './directory';
import { callerRoutes, deskRoutes, errandRoutes, visitRoutes } from './errands';
import { systemRoutes } from './kernel/system.contract';
import { noticeRoutes } from './notices';
import { consentRoutes, myDataRoutes, personRoutes, secondFactorRoutes, staffRoutes, wechatRoutes } from './people';

/** Every route by room: the one list from which the controllers, the phone's client and OpenAPI derive. */
export const api = {
  system: systemRoutes,
  people: personRoutes,
  staff: staffRoutes,
  secondFactor: secondFactorRoutes,
  consent: consentRoutes,
  myData: myDataRoutes,
  wechat: wechatRoutes,
  directory: directoryRoutes,
  catalogue: itemRoutes,
  edits: editRoutes,
  errands: errandRoutes,
  visits: visitRoutes,
  desk: deskRoutes,
  callers: callerRoutes,
  notices: noticeRoutes,
};
export type Api = typeof api;
