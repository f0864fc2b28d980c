import { REFUSALS, type RefusalCode, wordsFor } from 'shared-types/kernel/refusals';

/** A rule said no. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly status: number;
  constructor(
    readonly code: RefusalCode,
    blanks?: Record<string, string | number>,
    /** Seconds after which trying again makes sense (429, 503). */
    readonly retryAfter?: number,
  ) {
    super(wordsFor(code, blanks));
    this.status = REFUSALS[code].status;
  }
}
