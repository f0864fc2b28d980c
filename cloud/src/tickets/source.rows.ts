import type { Tx } from '../kernel/db/transaction';

type Ask = Pick<Tx, 'query'>;
interface Made {
  id: string;
  number: string;
}

/** A message as the source of a matter: one message makes one matter at most. */
const sourceOf = (groupId: string, seq: number) => `chat/${groupId}/${seq}`;

/** Claims the messages for a matter; of two who do, the second hears it from the table. */
export async function claimSources(tx: Tx, region: string, ticketId: string, groupId: string, seqs: readonly number[]): Promise<void> {
  await tx.run(
    `INSERT INTO ticket_source (region, source, ticket_id) VALUES ${seqs.map(() => '(?, ?, ?)').join(', ')}`,
    seqs.flatMap((seq) => [region, sourceOf(groupId, seq), ticketId]),
  );
}

/** The matter one of these messages has become; null where none has. */
export async function matterOf(ask: Ask, region: string, groupId: string, seqs: readonly number[]): Promise<Made | null> {
  const [made] = await ask.query<Made>(
    `SELECT t.id, t.number FROM ticket_source s JOIN ticket t ON t.region = s.region AND t.id = s.ticket_id
     WHERE s.region = ? AND s.source IN (?) LIMIT 1`,
    [region, seqs.map((seq) => sourceOf(groupId, seq))],
  );
  return made ?? null;
}

/** The matters any of these messages have become, each once. */
export async function mattersOf(ask: Ask, region: string, groupId: string, seqs: readonly number[]): Promise<string[]> {
  if (seqs.length === 0) return [];
  const rows = await ask.query<{ id: string }>('SELECT DISTINCT ticket_id AS id FROM ticket_source WHERE region = ? AND source IN (?)', [
    region,
    seqs.map((seq) => sourceOf(groupId, seq)),
  ]);
  return rows.map(({ id }) => id);
}

/** The messages a matter was made of, as far as they lie in groups, in the order in which they were said. */
export async function sourcesOf(ask: Ask, region: string, ticketId: string): Promise<{ groupId: string; seq: number }[]> {
  const rows = await ask.query<{ source: string }>('SELECT source FROM ticket_source WHERE region = ? AND ticket_id = ?', [
    region,
    ticketId,
  ]);
  const parts = rows.map(({ source }) => source.split('/')).filter(([kind]) => kind === 'chat');
  return parts.map(([, groupId = '', seq]) => ({ groupId, seq: Number(seq) })).sort((a, b) => a.seq - b.seq);
}
