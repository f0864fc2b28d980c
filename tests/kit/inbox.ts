import type { County, Held, Person } from './county';

/** Titles of what somebody was told, newest first. */
export const inboxOf = async (county: County, who: Person | Held) =>
  (await (await county.as(who)).notices.list({})).notices.map(({ title }) => title);
