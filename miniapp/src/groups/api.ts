import {
  asideRoutes,
  doorRoutes,
  foundingRoutes,
  markRoutes,
  orderRoutes,
  questionRoutes,
  threadRoutes,
  transcriptRoutes,
  weekRoutes,
} from 'shared-types/groups';
import { ticketRoutes } from 'shared-types/tickets';
import { callsOf } from '../kernel/api';

/** What only the pages of this room ask for. */
export const own = {
  order: callsOf(orderRoutes),
  foundings: callsOf(foundingRoutes),
  questions: callsOf(questionRoutes),
  doors: callsOf(doorRoutes),
  marks: callsOf(markRoutes),
  tickets: callsOf(ticketRoutes),
  threads: callsOf(threadRoutes),
  asides: callsOf(asideRoutes),
  weeks: callsOf(weekRoutes),
  transcripts: callsOf(transcriptRoutes),
};
