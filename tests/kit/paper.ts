import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Paper {
  title: string;
  /** Points, and the words on it; marks beside Chinese in half width, as the tests write them. */
  pages: { width: number; height: number; text: string }[];
  /** What a camera reads from the code on the first page. */
  scanned: string | null;
}

const READER = join(__dirname, 'paper.reader.mjs');
const HALF: Record<string, string> = {
  '\uff0c': ',',
  '\uff1b': ';',
  '\uff1a': ':',
  '\uff01': '!',
  '\uff1f': '?',
  '\uff08': '(',
  '\uff09': ')',
};
const asTyped = (words: string) => words.replace(/[\uff01-\uff1f]/g, (mark) => HALF[mark] ?? mark);

/** What stands on a PDF, read by a program of its own: the reader is a module the tests' loader does not understand. */
export async function readPaper(pdf: Buffer): Promise<Paper> {
  const reader = spawn(process.execPath, [READER], { stdio: ['pipe', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  const complained: Buffer[] = [];
  reader.stdout.on('data', (part: Buffer) => said.push(part));
  reader.stderr.on('data', (part: Buffer) => complained.push(part));
  const ended = new Promise<number | null>((done) => reader.on('close', done));
  reader.stdin.end(pdf);
  if ((await ended) !== 0) throw new Error(`the reader of papers: ${Buffer.concat(complained)}`);
  const paper = JSON.parse(Buffer.concat(said).toString()) as Paper;
  return { ...paper, pages: paper.pages.map((page) => ({ ...page, text: asTyped(page.text) })) };
}
