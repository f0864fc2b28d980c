import { FILE_MOST } from 'shared-types/kernel/file.contract';
import { servedRoutes } from './served';

/** Bodies are forms, not files; only an import and a picture may be longer. */
const BODY_LIMIT = 64 * 1024;
const LONG_LIMIT = 1024 * 1024;
const LONG = ['/api/imports', '/api/me/avatar'];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

/** Where WeChat pushes messages: no call of a phone, and no form of ours. */
export const PUSH_PATH = '/api/wechat-push';

/** Where files come in, as forms with parts, and below which they are shown. */
export const FILES_PATH = '/api/files';
/** The largest file, and what a form writes around it. */
const FILE_LIMIT = Math.max(...Object.values(FILE_MOST)) + BODY_LIMIT;

/** How long a body may be there. Bytes. */
export const limitOf = (path: string) => (path === FILES_PATH ? FILE_LIMIT : LONG.includes(path) ? LONG_LIMIT : BODY_LIMIT);
/** What a body has to be there. */
export const typeOf = (path: string) => (path === FILES_PATH ? 'multipart/form-data' : 'application/json');
/** Milliseconds within which a body has to be there: a form comes in seconds, a photo from a village takes its time. */
export const patienceFor = (path: string) => (path === FILES_PATH ? 120_000 : 12_000);

let patterns: { method: string; pattern: RegExp }[] | null = null;
const patternOf = (path: string) => new RegExp(`^/api${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}/?$`, 'i');

/** What may be done at an address; at one nobody knows, anything, for it to be answered that it is not there. */
export function methodsOf(path: string): readonly string[] {
  if (path === FILES_PATH) return ['POST'];
  if (path.startsWith(`${FILES_PATH}/`)) return ['GET', 'HEAD'];
  patterns ??= servedRoutes().map((route) => ({ method: route.method, pattern: patternOf(route.path) }));
  const here = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  if (here.length === 0) return METHODS;
  return here.includes('GET') ? [...here, 'HEAD'] : here;
}
