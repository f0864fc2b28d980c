/** The statements of a migration file: separated by lines of only `-- next`, since a trigger has semicolons of its own. */
export const statementsOf = (sql: string) =>
  sql
    .split(/^-- next[ \t]*\r?$/m)
    .map((part) => part.trim())
    .filter((part) => part.replace(/^--.*$/gm, '').trim() !== '');
