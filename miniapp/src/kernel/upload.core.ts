import type { FileCard } from 'shared-types/kernel/file.contract';
import { refusalOf } from './call';
import { jitter } from './once';
import { Unknown } from './refusal';

/** One try: the status and the text of an answer; rejects only when none came. */
export type Carry = () => Promise<{ status: number; text: string }>;

const TRIES = 3;
const pauseFor = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Sends one file until somebody has answered, each time under the same key: it is one file however often it went. */
export async function carried(carry: Carry, pause = pauseFor): Promise<FileCard> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await pause(jitter(attempt, 800, 6000));
    const answer = await carry().catch(() => null);
    if (answer && answer.status !== 503) return cardIn(answer.status, answer.text);
    if (answer && attempt === TRIES - 1) return cardIn(answer.status, answer.text);
  }
  throw new Unknown();
}

function cardIn(status: number, text: string): FileCard {
  const data = jsonIn(text);
  if (status === 200 && isCard(data)) return data;
  throw refusalOf(status, data);
}

/** The built phone carries no schemas: it trusts its own service as far as this. */
const isCard = (data: unknown): data is FileCard => typeof data === 'object' && data !== null && 'id' in data && 'kind' in data;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
