import type { SaidKind } from 'shared-types/groups';
import { type Draft, write } from '../../cloud/src/groups/append.rows';
import { lockGroups } from '../../cloud/src/groups/group.rows';
import { kept } from '../../cloud/src/groups/saying';
import { blindIndex } from '../../cloud/src/kernel/crypto';
import type { Tx } from '../../cloud/src/kernel/db/transaction';
import { type Row, rowsOf } from './file';
import type { Workshop } from './workshop';

const COLUMNS = ['group', 'minutes_ago', 'who', 'kind', 'reply', 'text', 'title'] as const;
type Line = Row<(typeof COLUMNS)[number]>;
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
  if (!found) return 0;
  for (const [i, line] of lines.entries()) {
    const groups = await lockGroups(tx, region, [found.id]);
    const at = new Date(now.getTime() - Number(line.minutes_ago) * MINUTE);
    await write(tx, region, groups, [await draftOf(tx, region, found.id, line, i, at)], at);
  }
  return lines.length;
}

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
    clientId: `demo-${line.group}-${String(i).padStart(4, '0')}`,
  };
}
