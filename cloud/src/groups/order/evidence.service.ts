import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { EVIDENCE_MOST, type Evidence } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../../directory/directory.port';
import { sha256 } from '../../kernel/crypto';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { csvLine } from '../../kernel/sheet/written';
import { PeoplePort } from '../../people/people.port';
import { bodyOf, OVER, whatOf } from '../body';
import type { GroupOf } from '../group.rows';
import { type MessageRow, messages } from '../message.rows';
import { Speakers } from '../speaker.service';
import { handedTo } from './evidence.head';
import { OrderService } from './order.service';

interface Wanted {
  id: string;
  from: number;
  to: number;
  why: string;
}
const HEADER = ['序号', '时间', '说话人', '单位', '种类', '状态', '内容', '针对', '校验链'];
const START = Buffer.alloc(32);
/** Taken on record: from, to, the beginning of the digest, and what for. */
const SAID = /^(\d+)–(\d+) [0-9a-f]{16} (.*)$/s;

interface Act {
  groupId: string;
  said: string;
  postId: string | null;
  at: Date;
}

/** A span of a log as evidence: whole, hidden and recalled words included, each row chained to the one before. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OrderEvidence {
  @Inject() order: OrderService;
  @Inject() speakers: Speakers;
  @Inject() people: PeoplePort;
  @Inject() directory: DirectoryPort;

  /** Taking it is an act of order: who, which span, why, and the last digest, so that the file can be told from any other later. */
  take(actor: Actor, { id, from, to, why }: Wanted): Promise<Evidence> {
    if (to < from || to - from >= EVIDENCE_MOST) throw new Refusal('INVALID_INPUT', { fields: `起止序号(一次最多 ${EVIDENCE_MOST} 条)` });
    return this.order.within(actor, id, async (tx, group) => {
      const now = this.order.clock.now(actor.region);
      const { evidence, seqs } = await this.written(tx, group, from, to);
      const said = `${from}–${to} ${evidence.digest.slice(0, 16)} ${why}`.slice(0, 120);
      const act = await this.order.note(tx, actor, { groupId: id, act: 'evidence', why: said });
      await hold(tx, group, { act, from, to, now });
      await this.order.tickets.looks.exported(tx, actor, id, seqs);
      tx.about = { region: actor.region, subject: `evidence/${act}` };
      return this.handed(actor, group, evidence, { postId: actor.postId, at: now, said });
    });
  }

  /** What an act on record took, once more; null where it took nothing. */
  async taken(actor: Actor, actId: string): Promise<Evidence | null> {
    const [act] = await this.order.database.query<Act>(
      "SELECT group_id AS groupId, why AS said, post_id AS postId, at FROM order_act WHERE region = ? AND id = ? AND act = 'evidence'",
      [actor.region, actId],
    );
    const [, from, to] = SAID.exec(act?.said ?? '') ?? [];
    if (!act || !from || !to) return null;
    return this.order.within(actor, act.groupId, async (tx, group) => {
      const { evidence } = await this.written(tx, group, Number(from), Number(to));
      return this.handed(actor, group, evidence, act);
    });
  }

  /** With the lines before it that say whose copy it is. */
  private async handed({ region, personId }: Actor, group: GroupOf, evidence: Evidence, { postId, at, said }: Omit<Act, 'groupId'>) {
    const [person, badges] = await Promise.all([
      this.people.person(personId),
      this.directory.badges(region, postId === null ? [] : [postId]),
    ]);
    const post = badges.get(postId ?? '') ?? '';
    const why = SAID.exec(said)?.[3] ?? said;
    const head = handedTo({ name: person?.name ?? '', post, phone: person?.phone ?? null, group: group.name, at, why });
    return { ...evidence, csv: head + evidence.csv };
  }

  private async written(tx: Tx, group: GroupOf, from: number, to: number): Promise<{ evidence: Evidence; seqs: number[] }> {
    const rows = await messages(tx, 'region = ? AND group_id = ? AND seq BETWEEN ? AND ? ORDER BY seq', [group.region, group.id, from, to]);
    const { lines, digest } = await this.chained(group, rows);
    const csv = csvLine(HEADER) + lines.join('');
    const evidence = { name: `${group.name} ${from}-${to}.csv`, csv, entries: rows.length, digest };
    return { evidence, seqs: rows.map(({ seq }) => seq) };
  }

  private async chained(group: GroupOf, rows: readonly MessageRow[]) {
    const speaker = await this.speakers.of(group.region, rows);
    let link: Buffer = START;
    const lines = rows.map((row) => {
      const { name, of } = speaker(row);
      const target = row.targetSeq === null ? '' : String(row.targetSeq);
      const what = [row.seq, row.at.toISOString(), name, of, whatOf(row.kind, row.body) ?? row.kind, row.state, saidIn(row), target].map(
        String,
      );
      link = sha256(Buffer.concat([link, Buffer.from(JSON.stringify(what))]));
      return csvLine([...what, link.toString('hex')]);
    });
    return { lines, digest: link.toString('hex') };
  }
}

/** What was taken stays as it was for years, so that the file can be compared with it; what has not been said yet was not taken. */
async function hold(
  tx: Tx,
  { region, id, lastSeq }: GroupOf,
  { act, from, to, now }: { act: string; from: number; to: number; now: Date },
) {
  if (from > lastSeq) return;
  await tx.run('INSERT INTO evidence_span (region, group_id, act_id, from_seq, to_seq, at) VALUES (?, ?, ?, ?, ?, ?)', [
    ...[region, id, act, from, Math.min(to, lastSeq), now],
  ]);
}

/** All of it: words, and what came with them. */
function saidIn({ kind, text, body }: MessageRow): string {
  if (kind === 'change') return '';
  const { title, place, card, fileId, cleared } = bodyOf(body);
  if (cleared) return OVER;
  return [title, text, place && `${place.name} ${place.address}`, card?.title, fileId && `文件 ${fileId}`].filter(Boolean).join(' ');
}
