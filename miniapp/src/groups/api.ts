import { asideRoutes, orderRoutes, questionRoutes, threadRoutes, weekRoutes } from 'shared-types/groups';
import { fileRoutes } from 'shared-types/kernel/file.contract';
import { ticketRoutes } from 'shared-types/tickets';
import { callsOf } from '../kernel/api';

/** What only the pages of this room ask for. */
export const own = {
  order: callsOf(orderRoutes),
  questions: callsOf(questionRoutes),
  tickets: callsOf(ticketRoutes),
  files: callsOf(fileRoutes),
  threads: callsOf(threadRoutes),
  asides: callsOf(asideRoutes),
  weeks: callsOf(weekRoutes),
};
