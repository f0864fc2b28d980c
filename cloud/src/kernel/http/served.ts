import type { Route } from 'shared-types/kernel/contract';

const served: Route[] = [];

/** Notes that some controller answers to this route. */
export const noteServed = (route: Route) => void served.push(route);
/** Every route a controller answers to, once all of them are loaded. */
export const servedRoutes = (): readonly Route[] => served;

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

/** The routes at an address: asked on every call, of hundreds. */
export function routesAt(path: string): Route[] {
  const asked = piecesOf(path);
  places ??= placed();
  const isHere = ({ pieces }: Place) => pieces.every((piece, at) => (piece.startsWith(':') ? asked[at] : piece === asked[at]));
  return (places.get(asked.length) ?? []).filter(isHere).map(({ route }) => route);
}
