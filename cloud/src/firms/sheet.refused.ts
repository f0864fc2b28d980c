/** A file that is not read, and why, as a sentence for whoever brought it. */
export class SheetRefused extends Error {
  constructor(
    readonly code: 'SHEET_TYPE' | 'SHEET_TOO_LARGE' | 'SHEET_UNREADABLE',
    readonly why = '',
  ) {
    super(code);
  }
}
export const unreadable = (why: string) => new SheetRefused('SHEET_UNREADABLE', why);
