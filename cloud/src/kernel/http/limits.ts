import { servedRoutes } from './served';

/** Bodies are forms, not files; only an import and a picture may be longer. */
const BODY_LIMIT = 64 * 1024;
const LONG_LIMIT = 1024 * 1024;
const LONG = ['/api/imports', '/api/me/avatar'];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

/** Where WeChat pushes messages: no call of a phone, and no form of ours. */
export const PUSH_PATH = '/api/wechat-push';

/** How long a body may be there. Bytes. */
export const limitOf = (path: string) => (LONG.includes(path) ? LONG_LIMIT : BODY_LIMIT);

let patterns: { method: string; pattern: RegExp }[] | null = null;
const patternOf = (path: string) => new RegExp(`^/api${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}/?$`, 'i');

/** What may be done at an address; at one nobody knows, anything, for it to be answered that it is not there. */
export function methodsOf(path: string): readonly string[] {
  patterns ??= servedRoutes().map((route) => ({ method: route.method, pattern: patternOf(route.path) }));
  const here = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  if (here.length === 0) return METHODS;
  return here.includes('GET') ? [...here, 'HEAD'] : here;
}
