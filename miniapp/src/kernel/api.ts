import { directoryRoutes } from 'shared-types/directory';
import { deskRoutes, errandRoutes, visitRoutes } from 'shared-types/errands';
import { groupRoutes, messageRoutes } from 'shared-types/groups';
import type { Routes } from 'shared-types/kernel/contract';
import { deliveryRoutes, noticeRoutes } from 'shared-types/notices';
import { consentRoutes, personRoutes } from 'shared-types/people';
import { clientFor } from './call';
import { send } from './send';

/** The calls of one set of routes from this phone. A room of a subpackage brings its own: what stands here travels with every start. */
export const callsOf = <R extends Routes>(routes: R) => clientFor(routes, send, { strict: process.env.NODE_ENV !== 'production' });

/** What the tabs, the cards on them and the kernel ask for. */
export const api = {
  people: callsOf(personRoutes),
  consent: callsOf(consentRoutes),
  directory: callsOf(directoryRoutes),
  errands: callsOf(errandRoutes),
  visits: callsOf(visitRoutes),
  desk: callsOf(deskRoutes),
  notices: callsOf(noticeRoutes),
  deliveries: callsOf(deliveryRoutes),
  groups: callsOf(groupRoutes),
  messages: callsOf(messageRoutes),
};
