import type { Route } from 'shared-types/kernel/contract';

const served: Route[] = [];

/** Notes that some controller answers to this route. */
export const noteServed = (route: Route) => void served.push(route);
/** Every route a controller answers to, once all of them are loaded. */
export const servedRoutes = (): readonly Route[] => served;
