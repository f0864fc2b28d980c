export type Ask = <T>(sql: string, params: unknown[]) => Promise<T[]>;
/** The counties looked at, as a condition on a table's alias. */
export type Here = (alias: string) => string;
/** One line of a timeline. */
export interface Line {
  region: string;
  subject: string;
  no: number;
  body: string;
  hash: Buffer;
}
export interface Invariant {
  name: string;
  /** What breaks it, as `region subject`; empty where it holds. */
  look: (ask: Ask, here: Here) => Promise<string[]>;
}

/** Every county but those in which a test has taken a promise of the kernel away on purpose. */
export const everywhere: Here = (alias) =>
  `${alias}.region NOT IN (SELECT region FROM division WHERE level = 'county' AND source = 'planted')`;
export const only =
  (region: string): Here =>
  (alias) =>
    `${alias}.region = '${region}'`;

/** Broken by every row a statement gives: `region` and `what`. */
export const none = (name: string, sql: (here: Here) => string): Invariant => ({
  name,
  look: async (ask, here) => (await ask<{ region: string; what: string }>(sql(here), [])).map((row) => `${row.region} ${row.what}`),
});
