import { api } from 'shared-types/api';
import type { Role } from 'shared-types/kernel/actor';
import type { Route } from 'shared-types/kernel/contract';

export interface Named {
  name: string;
  route: Route;
  /** Made over an open line instead of by HTTP. */
  overLine?: true;
}

/** Every route of the interface, as `room.name`. */
export const allRoutes: Named[] = Object.entries(api).flatMap(([room, routes]) =>
  Object.entries(routes).map(([name, route]) => ({ name: `${room}.${name}`, route: route as Route })),
);

const OVER_LINE = ' over the line';
/** What may go over an open line, to be made that way. */
export const lineRoutes: Named[] = allRoutes
  .filter(({ route }) => route.overLine)
  .map(({ name, route }) => ({ name: name + OVER_LINE, route, overLine: true }));
const everyRoute = new Map([...allRoutes, ...lineRoutes].map((named) => [named.name, named]));

/** The route a call is named after; `room.name@variant` is another call of `room.name`. */
export const namedBy = (name: string) => everyRoute.get(name.replace(/@\w+/, '')) as Named;
export const routeOf = (name: string) => namedBy(name).route;
export const isOverLine = (name: string) => namedBy(name).overLine === true;
/** These calls, and those of them that may go over an open line once more, that way. */
export const bothWays = <C>(calls: Record<string, C>): Record<string, C> => {
  const over = Object.entries(calls).filter(([name]) => routeOf(name).overLine);
  return { ...calls, ...Object.fromEntries(over.map(([name, call]) => [name + OVER_LINE, call])) };
};

/** The address of a route with its parameters filled in; `1` is well-formed and nobody's. */
export const pathOf = ({ path }: Route, params: Record<string, string> = {}) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? (name === 'code' ? 'ZZ99' : '1')));

/** A role that may call it. */
export const roleFor = ({ roles }: Route): Role => (roles === 'public' ? 'resident' : (roles[0] as Role));
