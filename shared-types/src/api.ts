import { editRoutes, itemRoutes } from './catalogue';
import { codeRoutes } from './codes';
import { directoryRoutes } from './directory';
import { callerRoutes, deskRoutes, errandRoutes, visitRoutes } from './errands';
import { firmImportRoutes, firmRoutes } from './firms';
import {
  asideRoutes,
  doorRoutes,
  foundingRoutes,
  groupRoutes,
  markRoutes,
  messageRoutes,
  orderRoutes,
  questionRoutes,
  threadRoutes,
  transcriptRoutes,
  weekRoutes,
} from './groups';
import { fileRoutes } from './kernel/file.contract';
import { systemRoutes } from './kernel/system.contract';
import { deliveryRoutes, noticeRoutes } from './notices';
import { consentRoutes, myDataRoutes, personRoutes, secondFactorRoutes, staffRoutes, wechatRoutes } from './people';
import { ticketRoutes } from './tickets';

/** Every route by room: the one list from which the controllers, the phone's client and OpenAPI derive. */
export const api = {
  system: systemRoutes,
  people: personRoutes,
  wechat: wechatRoutes,
  staff: staffRoutes,
  secondFactor: secondFactorRoutes,
  consent: consentRoutes,
  myData: myDataRoutes,
  directory: directoryRoutes,
  codes: codeRoutes,
  catalogue: itemRoutes,
  edits: editRoutes,
  errands: errandRoutes,
  visits: visitRoutes,
  desk: deskRoutes,
  callers: callerRoutes,
  firms: firmRoutes,
  firmImports: firmImportRoutes,
  notices: noticeRoutes,
  deliveries: deliveryRoutes,
  tickets: ticketRoutes,
  questions: questionRoutes,
  files: fileRoutes,
  groups: groupRoutes,
  doors: doorRoutes,
  messages: messageRoutes,
  marks: markRoutes,
  threads: threadRoutes,
  asides: asideRoutes,
  weeks: weekRoutes,
  transcripts: transcriptRoutes,
  order: orderRoutes,
  foundings: foundingRoutes,
};
export type Api = typeof api;
