import { api } from 'shared-types/api';
import { type Client, clientFor, type Habits, type Send } from './call';

export type { Outgoing, Send } from './call';
export type ApiClient = { [Room in keyof typeof api]: Client<(typeof api)[Room]> };

/** The whole interface, by room: for those who test the service. A phone carries only what its pages ask for. */
export function clientOf(send: Send, habits: Habits = {}): ApiClient {
  const rooms: Record<string, unknown> = {};
  for (const [room, routes] of Object.entries(api)) rooms[room] = clientFor(routes, send, habits);
  return rooms as ApiClient;
}
