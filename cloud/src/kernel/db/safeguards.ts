import { randomInt } from 'node:crypto';
import { errnoOf } from '../log';
import type { Tx } from './transaction';
import { type Tried, trials } from './trials';

type Ask = Pick<Tx, 'query' | 'run'>;
/** A trigger has said no, or the account has no right to it: either keeps it from being done. */
const SAYS_NO: readonly (number | undefined)[] = [1644, 1142, 1143];

/**
 * The triggers the service relies on that do not do what they are there for, by name. They are tried, since its account need not be let
 * see them: on rows of this transaction, which whoever calls has to take back.
 */
export async function missingSafeguards(tx: Ask): Promise<string[]> {
  const id = -randomInt(1, 2 ** 47);
  const missing: string[] = [];
  for (const tried of trials(id)) missing.push(...(await missingOf(tx, id, tried)));
  return missing;
}

async function missingOf(tx: Ask, id: number, { table, key, row, begun, told = [], refused = [] }: Tried): Promise<string[]> {
  const journal = await journalOf(tx, id);
  const act = (sql: string) =>
    tx.run(
      `${sql} WHERE ${Object.keys(key)
        .map((column) => `${column} = ?`)
        .join(' AND ')}`,
      Object.values(key),
    );
  const whole = { ...key, ...row };
  await tx.run(
    `INSERT INTO ${table} (${Object.keys(whole).join(', ')}) VALUES (${Object.keys(whole)
      .map(() => '?')
      .join(', ')})`,
    Object.values(whole),
  );
  const missing = begun && !(await journal.grew()) ? [begun] : [];
  for (const [trigger, sql] of refused) if (!(await isRefused(() => act(sql)))) missing.push(trigger);
  for (const [trigger, sql] of told) {
    await act(sql);
    if (!(await journal.grew())) missing.push(trigger);
  }
  return missing;
}

/** Whether the journal of changes to people has named this one since it was last asked. */
async function journalOf(tx: Ask, id: number) {
  const named = async () =>
    (await tx.query<{ n: string }>('SELECT COUNT(*) AS n FROM person_change WHERE id > ? AND person_id = ?', [from, id]))[0];
  const [last] = await tx.query<{ id: string | null }>('SELECT MAX(id) AS id FROM person_change', []);
  const from = last?.id ?? 0;
  let before = 0;
  return {
    grew: async () => {
      const [was, is] = [before, Number((await named())?.n)];
      before = is;
      return is > was;
    },
  };
}

const isRefused = (act: () => Promise<unknown>): Promise<boolean> =>
  act().then(
    () => false,
    (error) => {
      if (!SAYS_NO.includes(errnoOf(error))) throw error;
      return true;
    },
  );
