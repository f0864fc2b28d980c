import { api } from 'shared-types/api';
import type { Role } from 'shared-types/kernel/actor';
import type { Route } from 'shared-types/kernel/contract';

export interface Named {
  name: string;
  route: Route;
}

/** Every route of the interface, as `room.name`. */
export const allRoutes: Named[] = Object.entries(api).flatMap(([room, routes]) =>
  Object.entries(routes).map(([name, route]) => ({ name: `${room}.${name}`, route: route as Route })),
);

/** The address of a route with its parameters filled in; `1` is well-formed and nobody's. */
export const pathOf = ({ path }: Route, params: Record<string, string> = {}) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? (name === 'code' ? 'ZZ99' : '1')));

/** A role that may call it. */
export const roleFor = ({ roles }: Route): Role => (roles === 'public' ? 'resident' : (roles[0] as Role));
