import { SHEET_MOST } from 'shared-types/firms';
import type { Route } from 'shared-types/kernel/contract';
import { FILE_MOST } from 'shared-types/kernel/file.contract';

/** Bodies are forms, not files; only an import and a picture may be longer. */
const BODY_LIMIT = 64 * 1024;
const LONG_LIMIT = 1024 * 1024;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

/** Where WeChat pushes messages: no call of a phone, and no form of ours. */
export const PUSH_PATH = '/api/wechat-push';

/** Where files come in, as forms with parts, and below which they are shown. */
export const FILES_PATH = '/api/files';
/** Where sheets of firms come in, as they are. */
export const SHEETS_PATH = '/api/firm-sheets';

interface Body {
  limit: number;
  type: string;
  patience: number;
}
const FORM: Body = { limit: BODY_LIMIT, type: 'application/json', patience: 12_000 };
/** Bodies that are no forms of ours. A photo from a village takes its time, and so does a county's whole list. */
const BODIES: Record<string, Body> = {
  '/api/imports': { ...FORM, limit: LONG_LIMIT },
  '/api/me/avatar': { ...FORM, limit: LONG_LIMIT },
  // The largest file, and what a form writes around it.
  [FILES_PATH]: { limit: Math.max(...Object.values(FILE_MOST)) + BODY_LIMIT, type: 'multipart/form-data', patience: 120_000 },
  [SHEETS_PATH]: { limit: SHEET_MOST.bytes, type: 'application/octet-stream', patience: 120_000 },
};
const bodyAt = (path: string) => BODIES[path] ?? FORM;

/** How long a body may be there. Bytes. */
export const limitOf = (path: string) => bodyAt(path).limit;
/** What a body has to be there. */
export const typeOf = (path: string) => bodyAt(path).type;
/** Milliseconds within which a body has to be there. */
export const patienceFor = (path: string) => bodyAt(path).patience;

/** What may be done at an address, where these routes are; at one nobody knows, anything, for it to be answered that it is not there. */
export function methodsOf(path: string, here: readonly Route[]): readonly string[] {
  if (path === FILES_PATH) return ['POST'];
  if (path.startsWith(`${FILES_PATH}/`)) return ['GET', 'HEAD'];
  if (here.length === 0) return METHODS;
  const methods = here.map(({ method }) => method);
  return methods.includes('GET') ? [...methods, 'HEAD'] : methods;
}
