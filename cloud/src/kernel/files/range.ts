import { Refusal } from '../errors';
import type { Span } from './store';

/** The one part of a file a caller asks for; undefined for the whole. Throws RANGE_WRONG for several, and for what is not there. */
export function spanOf(range: string, bytes: number): Span | undefined {
  if (range === '') return undefined;
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? [];
  const span =
    first === '' ? fromEnd(last, bytes) : { from: Number(first), to: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) };
  if (!span || span.from > span.to || span.from >= bytes) throw new Refusal('RANGE_WRONG');
  return span;
}

const fromEnd = (count: string, bytes: number) => (Number(count) > 0 ? { from: Math.max(0, bytes - Number(count)), to: bytes - 1 } : null);
