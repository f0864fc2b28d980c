import { FirmsPort } from '../../cloud/src/firms/firms.port';
import { Asides } from '../../cloud/src/groups/aside.service';
import { lockGroups } from '../../cloud/src/groups/group.rows';
import { Insiders } from '../../cloud/src/groups/insider.service';
import { ThreadService } from '../../cloud/src/groups/thread.service';
import { Refusal } from '../../cloud/src/kernel/errors';
import { holderOf, personOf } from './actors';
import { rowsOf } from './file';
import { agoOf, COLUMNS, type Line, nameOf, sayAll } from './talk';
import type { Workshop } from './workshop';

/** The line of the group's talk that is gone on about apart, and what staff note beside that talk. */
const ABOUT = { group: '130705-I4', line: 1, who: '13900000132' };
const NOTE = { post: '130705-D03-K1', clientId: 'demo-aside-0001', minutes_ago: '1500' };
const NOTED = '钟楼百货那笔消费券在财政第二批,老周经办。周五前到账,没到再催一次。';

/** A private thread with an answer, and a note of staff. Where either stands, or nobody sits there any more, it is left as it is. Gives a line. */
export async function loadApart(workshop: Workshop, region: string): Promise<string> {
  const lines = rowsOf(`${region}/apart.csv`, COLUMNS);
  const [group] = await workshop.database.query<{ id: string }>('SELECT id FROM chat_group WHERE region = ? AND code = ?', [
    region,
    ABOUT.group,
  ]);
  const said = group ? await speakApart(workshop, region, group.id, lines) : 0;
  const noted = group ? await note(workshop, region, group.id) : 0;
  return `${region} apart: ${lines.length + 1} rows, ${said + noted} new, 0 changed`;
}

async function speakApart(workshop: Workshop, region: string, groupId: string, lines: readonly Line[]): Promise<number> {
  const { database, clock } = workshop;
  const [about] = await database.query<{ seq: string; said: string | null }>(
    `SELECT m.seq, t.last_seq AS said FROM chat_message m LEFT JOIN chat_group t ON t.region = m.region AND t.parent_id = m.group_id AND t.parent_seq = m.seq
     WHERE m.region = ? AND m.group_id = ? AND m.client_id = ?`,
    [region, groupId, nameOf(ABOUT.group, ABOUT.line)],
  );
  if (!about || Number(about.said ?? 0) > 0) return 0;
  const id = await open(workshop, region, groupId, Number(about.seq), lines[0]);
  return id === null ? 0 : database.inTransaction((tx) => sayAll(tx, region, id, lines, clock.now()));
}

/** As the person would open it, at the moment of the first words; null where they may not any more. */
async function open({ database, clock, ids }: Workshop, region: string, groupId: string, seq: number, first: Line | undefined) {
  const began = first ? agoOf(first, clock.now()) : clock.now();
  const parts = { firms: Object.assign(new FirmsPort(), { database }), insiders: Object.assign(new Insiders(), { database }) };
  const threads = Object.assign(new ThreadService(), { ...parts, database, ids, clock: { now: () => began } });
  return threads.open(await personOf({ database }, region, ABOUT.who), groupId, seq).catch((error) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
}

async function note({ database, clock, ids }: Workshop, region: string, groupId: string): Promise<number> {
  const by = await holderOf({ database }, region, NOTE.post);
  const asides = Object.assign(new Asides(), { ids, clock: { now: () => agoOf(NOTE, clock.now()) } });
  return database.inTransaction(async (tx) => {
    await lockGroups(tx, region, [groupId]);
    const [known] = await tx.query('SELECT id FROM group_aside WHERE region = ? AND group_id = ? AND client_id = ?', [
      ...[region, groupId, NOTE.clientId],
    ]);
    if (known) return 0;
    await asides.note(tx, { region, groupId, clientId: NOTE.clientId, text: NOTED, by });
    return 1;
  });
}
