import { keep, kept } from '../../kernel/kept';
import type { Log } from './log';

const SOON = 1500;
const nameOf = (who: string, id: string) => `talk.${who}.${id}`;

export const keptLog = (who: string, id: string) => kept<Log>(nameOf(who, id))?.data ?? null;

/** Writes the newest log down once it has come to rest: the phone's storage is slow, a busy group is not. */
export function logKeeper(who: string, id: string) {
  let last: Log | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (last) keep(nameOf(who, id), last, Date.now());
    last = null;
  };
  const save = (log: Log) => {
    last = log;
    timer ??= setTimeout(flush, SOON);
  };
  return { save, flush };
}
