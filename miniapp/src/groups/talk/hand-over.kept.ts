import { keep, kept } from '../../kernel/kept';

const DAY = 86_400_000;
/** A hand-over stands over the longest holidays; what is older nobody has waited for. */
export const STANDS = 10 * DAY;
const nameOf = (who: string, group: string) => `hand-over.${who}.${group}`;

/** The hand-over that was read last on this phone, by its id; null where none was. */
export const readHandOver = (who: string, group: string) => kept<string>(nameOf(who, group))?.data ?? null;

/** It has been read: kept for as long as it would stand. */
export const noteHandOver = (who: string, group: string, id: string) => keep(nameOf(who, group), id, Date.now() + STANDS);
