import type { SaidKind } from 'shared-types/groups';
import { type Draft, write } from '../../cloud/src/groups/append.rows';
import { lockGroups } from '../../cloud/src/groups/group.rows';
import { kept } from '../../cloud/src/groups/saying';
import { blindIndex } from '../../cloud/src/kernel/crypto';
import type { Tx } from '../../cloud/src/kernel/db/transaction';
import { type Row, rowsOf } from './file';
import type { Workshop } from './workshop';

export const COLUMNS = ['group', 'minutes_ago', 'who', 'kind', 'reply', 'text', 'title'] as const;
export type Line = Row<(typeof COLUMNS)[number]>;
const [MINUTE, DAY] = [60_000, 86_400_000];
/** How long a notice of the demo stands. */
const STANDS = 10 * DAY;
const KINDS: Record<string, SaidKind> = { text: 'text', notice: 'notice', answer: 'answer' };

/** What was said in the groups before a visitor came. Only where nothing has been said yet. Gives a line. */
export async function loadTalk({ database, clock }: Workshop, region: string): Promise<string> {
  const lines = rowsOf(`${region}/talk.csv`, COLUMNS);
  const said = await database.inTransaction(async (tx) => {
    let count = 0;
    for (const code of new Set(lines.map(({ group }) => group))) {
      const own = lines.filter(({ group }) => group === code);
      count += await speak(tx, region, code, own, clock.now());
    }
    return count;
  });
  return `${region} talk: ${lines.length} rows, ${said} new, 0 changed`;
}

async function speak(tx: Tx, region: string, code: string, lines: readonly Line[], now: Date): Promise<number> {
  const [found] = await tx.query<{ id: string }>('SELECT id FROM chat_group WHERE region = ? AND code = ? AND last_seq = 0', [
    region,
    code,
  ]);
  return found ? sayAll(tx, region, found.id, lines, now) : 0;
}

/** Says these lines in a group, each by whoever sits there under that phone, as long ago as it says. Gives how many. */
export async function sayAll(tx: Tx, region: string, groupId: string, lines: readonly Line[], now: Date): Promise<number> {
  for (const [i, line] of lines.entries()) {
    const groups = await lockGroups(tx, region, [groupId]);
    const at = agoOf(line, now);
    await write(tx, region, groups, [await draftOf(tx, region, groupId, line, i, at)], at);
  }
  return lines.length;
}

/** The moment so many minutes before. */
export const agoOf = ({ minutes_ago }: Pick<Line, 'minutes_ago'>, now: Date) => new Date(now.getTime() - Number(minutes_ago) * MINUTE);

async function draftOf(tx: Tx, region: string, groupId: string, line: Line, i: number, at: Date): Promise<Draft> {
  const [seat] = await tx.query<{ person: string; post: string | null; firm: string | null }>(
    `SELECT m.person_id AS person, m.post_id AS post, m.firm_id AS firm FROM person p
     JOIN group_member m ON m.person_id = p.id AND m.region = ? AND m.group_id = ? AND m.live = 1 WHERE p.phone_index = ?`,
    [region, groupId, blindIndex('phone', line.who)],
  );
  if (!seat) throw new Error(`${line.who} is not in group ${line.group}`);
  const kind = KINDS[line.kind] ?? 'text';
  const notice = { title: line.title, mustRead: true, until: new Date(at.getTime() + STANDS).toISOString() };
  const body = kind === 'notice' ? notice : kind === 'answer' ? { edition: 1 } : {};
  return {
    ...kept({ kind, text: line.text, body, replySeq: line.reply ? Number(line.reply) : null }),
    ...{ groupId, state: 'shown', senderId: seat.person, postId: seat.post, firmId: seat.firm, targetSeq: null },
    clientId: nameOf(line.group, i),
  };
}

/** Under which name the line of this number was said. */
export const nameOf = (group: string, i: number) => `demo-${group}-${String(i).padStart(4, '0')}`;
