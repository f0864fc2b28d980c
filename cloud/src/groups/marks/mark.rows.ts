import type { AnswerMarks, Mark } from 'shared-types/groups';
import type { Tx } from '../../kernel/db/transaction';
import type { Ask } from '../group.rows';
import type { Inside } from '../insider.service';

/** Answers whose marks are told at once, the newest. */
const MOST = 200;

/** What one person says of an answer, the group being locked; true where it is something else than before. */
export async function putMark(tx: Tx, { region, groupId, personId }: Inside, seq: number, mark: Mark, now: Date): Promise<boolean> {
  const here = [region, groupId, seq, personId];
  const [before] = await tx.query<{ mark: Mark }>(
    'SELECT mark FROM answer_mark WHERE region = ? AND group_id = ? AND seq = ? AND person_id = ?',
    here,
  );
  if (before?.mark === mark) return false;
  await tx.run(
    `INSERT INTO answer_mark (region, group_id, seq, person_id, mark, at) VALUES (?, ?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE at = VALUES(at), mark = VALUES(mark)`,
    [...here, mark, now],
  );
  return true;
}

/** How many people say that an answer solved nothing. */
export async function unsolvedBy(ask: Ask, { region, groupId }: Pick<Inside, 'region' | 'groupId'>, seq: number): Promise<number> {
  const [row] = await ask.query<{ n: string }>(
    "SELECT COUNT(*) AS n FROM answer_mark WHERE region = ? AND group_id = ? AND seq = ? AND mark = 'unsolved'",
    [region, groupId, seq],
  );
  return Number(row?.n);
}

/** The marks of a group's answers, as far as its history is somebody's to see; how many said what is for staff. */
export async function marksFor(ask: Ask, { region, groupId, personId, postId, fromSeq }: Inside): Promise<AnswerMarks[]> {
  const rows = await ask.query<{ seq: string; mine: Mark | null; useful: string; unsolved: string }>(
    `SELECT seq, MAX(IF(person_id = ?, mark, NULL)) AS mine, SUM(mark = 'useful') AS useful, SUM(mark = 'unsolved') AS unsolved
     FROM answer_mark WHERE region = ? AND group_id = ? AND seq >= ? GROUP BY seq ORDER BY seq DESC LIMIT ${MOST}`,
    [personId, region, groupId, fromSeq],
  );
  const told = rows.filter(({ mine }) => postId !== null || mine !== null);
  return told.map(({ seq, mine, useful, unsolved }) => ({
    ...{ seq: Number(seq), mine },
    counts: postId === null ? null : { useful: Number(useful), unsolved: Number(unsolved) },
  }));
}
