import type { Actor } from 'shared-types/kernel/actor';
import type { Route } from 'shared-types/kernel/contract';
import type { Refusal } from '../errors';
import type { Parts } from './input';

/** Who calls, as the door found out, whichever way the call has come. */
export interface Caller {
  requestId: string;
  actor?: Actor;
  /** Why nobody is known by what was shown. */
  refused?: Refusal;
  needsSecond?: boolean;
  agreed?: ReadonlySet<string>;
}
/** A route that also answers over an open line, and the class of its controller. */
interface OverLine {
  controller: unknown;
  answer: (controller: object, caller: Caller, parts: Parts) => Promise<unknown>;
}

const served: Route[] = [];

/** Notes that some controller answers to this route. */
export const noteServed = (route: Route) => void served.push(route);
/** Every route a controller answers to, once all of them are loaded. */
export const servedRoutes = (): readonly Route[] => served;

const overLine = new Map<Route, OverLine>();
/** Notes how a route answers to what comes over a line. */
export const noteOverLine = (route: Route, controller: unknown, answer: OverLine['answer']) =>
  void overLine.set(route, { controller, answer });

/** A route and its address, cut at the slashes; a name in it stands for one piece, whatever that is. */
interface Place {
  route: Route;
  pieces: string[];
}
let places: Map<number, Place[]> | null = null;

const piecesOf = (path: string) => path.toLowerCase().replace(/\/$/, '').split('/');
function placed() {
  const byLength = new Map<number, Place[]>();
  for (const route of served) {
    const pieces = piecesOf(`/api${route.path}`);
    byLength.set(pieces.length, [...(byLength.get(pieces.length) ?? []), { route, pieces }]);
  }
  return byLength;
}

function placesAt(path: string): Place[] {
  const asked = piecesOf(path);
  places ??= placed();
  const isHere = ({ pieces }: Place) => pieces.every((piece, at) => (piece.startsWith(':') ? asked[at] : piece === asked[at]));
  return (places.get(asked.length) ?? []).filter(isHere);
}

/** The routes at an address: asked on every call, of hundreds. */
export const routesAt = (path: string): Route[] => placesAt(path).map(({ route }) => route);

/** What answers over a line at an address, and what the address names; null where nothing does. */
export function overLineAt(method: string, path: string) {
  for (const { route, pieces } of placesAt(path)) {
    const found = route.method === method && overLine.get(route);
    if (!found) continue;
    const asked = piecesOf(path);
    return {
      ...found,
      route,
      params: Object.fromEntries(pieces.flatMap((piece, at) => (piece.startsWith(':') ? [[piece.slice(1), asked[at]]] : []))),
    };
  }
  return null;
}
