import * as z from 'zod/mini';
import type { Ask } from '../group.rows';

/** By these beginnings of their names the notes of the house are told apart. */
export const HANDED_OVER = 'shift';
export const CAUGHT_UP = 'caught-up';

interface HandOver {
  no: number;
  at: Date;
  /** Whom it was handed to: ids with a space between them. */
  staff: string;
}
const Facts = z.object({ staff: z.string() });

/** What was handed over in a group last; null where nothing was, or all of it is seen to. */
export async function handedOver(ask: Ask, region: string, groupId: string): Promise<HandOver | null> {
  const [last] = await ask.query<{ no: number; type: string; at: Date; facts: string }>(
    'SELECT no, type, at, facts FROM event WHERE region = ? AND subject = ? ORDER BY no DESC LIMIT 1',
    [region, `hand-over/${groupId}`],
  );
  if (last?.type !== 'group.hand_over') return null;
  return { no: Number(last.no), at: last.at, ...Facts.parse(JSON.parse(last.facts)) };
}

/** Whether anything is still open that had been asked by then. */
export async function isLeft(ask: Ask, region: string, groupId: string, at: Date): Promise<boolean> {
  const [open] = await ask.query(
    "SELECT id FROM chat_question WHERE region = ? AND group_id = ? AND state = 'open' AND asked_at <= ? LIMIT 1",
    [region, groupId, at],
  );
  return open !== undefined;
}
