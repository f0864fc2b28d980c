import { AsyncLocalStorage } from 'node:async_hooks';

/** The one effect a client asks for: who, by which route, under which key, and a hash of what was asked. */
export interface Once {
  personId: string;
  route: string;
  key: string;
  hash: Buffer;
}

/** What belongs to the call being served, for logs and for the transaction that serves it. */
export interface RequestScope {
  id: string;
  once?: Once;
}

const scope = new AsyncLocalStorage<RequestScope>();

export const inRequest = <T>(request: RequestScope, work: () => Promise<T>) => scope.run(request, work);
/** Work that a call may set off but does not ask for: it keeps no key of that call, and its log lines are its own. */
export const outsideRequest = <T>(work: () => T): T => scope.exit(work);
export const currentRequest = () => scope.getStore();
