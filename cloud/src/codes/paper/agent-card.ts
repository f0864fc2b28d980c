import { isVolunteer, shiftLines } from 'shared-types/directory';
import type { AgentFacts } from '../sheet.facts';
import { bullets, sizeFor } from './bullets';
import { type Box, bytesOf, INK, type Made, openPaper, type Pen, write } from './paper';
import { code, dayWords, fact, foot, head, tag } from './pieces';

const MARGIN = 20;
const QR = 84;
const KINDS = { full_time: '专职代办员', part_time: '兼职代办员' };

/** The card of an agent, A6, to be hung on a door or given away. */
export async function agentCard(facts: AgentFacts, { at, printed }: Made): Promise<Buffer> {
  const { agent, point } = facts;
  const pen = openPaper({ size: 'A6', title: `${agent.name} ${point.name}`, at, margin: MARGIN });
  const width = pen.page.width - 2 * MARGIN;
  const top = head(pen, { over: point.brand ?? '帮办代办', title: point.name, margin: MARGIN, size: 17 });
  const bottom = foot(pen, facts, { margin: MARGIN, size: 9, note: `${dayWords(at)}印制` });
  let y = top + 12 + who(pen, facts, top + 12) + 10;
  y += fact(pen, { name: '电话', value: agent.phone, bold: true }, { x: MARGIN, y: y - 4, width }, { size: 16, label: 40 });
  for (const [name, value] of [
    ['几时在', shiftLines(agent.shifts).join('\n') || '请先打电话问一声'],
    ['在哪儿', point.place],
  ] as const)
    y += fact(pen, { name, value }, { x: MARGIN, y, width }, { size: 9.5, label: 40 }) + 3;
  const low = bottom - QR - 24;
  code(pen, printed, { x: MARGIN + width - QR, y: low, width: QR }, { says: '微信扫一扫', size: 7.5 });
  helps(pen, facts, { x: MARGIN, y: y + 8, width: width - QR - 14 }, bottom - 6);
  return bytesOf(pen);
}

function who(pen: Pen, { agent }: AgentFacts, y: number): number {
  const size = 46;
  pen.circle(MARGIN + size / 2, y + size / 2, size / 2).fill(INK.pale);
  const initial = { size: 20, face: 'bold', ink: INK.blue, align: 'center' } as const;
  write(pen, [...agent.name][0] ?? '', { x: MARGIN, y: y + 8, width: size }, initial);
  const x = MARGIN + size + 12;
  write(pen, agent.name, { x, y: y - 5, width: pen.page.width - MARGIN - x }, { size: 21, face: 'bold', lines: 1 });
  const tags = [
    { words: KINDS[agent.kind], ink: INK.white, ground: INK.blue },
    ...(isVolunteer(agent.drawnFrom) ? [{ words: '志愿者', ink: INK.orange, ground: INK.cream }] : []),
  ];
  let left = x;
  for (const { words, ink, ground } of tags) left += tag(pen, words, { x: left, y: y + 29 }, { size: 8.5, ink, ground }) + 5;
  if (agent.drawnFrom && !isVolunteer(agent.drawnFrom))
    write(pen, agent.drawnFrom, { x: left + 2, y: y + 30, width: 90 }, { size: 8.5, ink: INK.grey, lines: 1 });
  return size;
}

const SIZES = [10, 9.2, 8.4];

/** The items in the largest letters in which all have room; where they have none, as many as do. */
function helps(pen: Pen, { items, agent }: AgentFacts, { x, y, width }: Box, bottom: number) {
  const title = items.length > 0 ? `能帮您办 ${items.length} 件事` : '能帮您办什么,打电话问一声';
  const from = y + write(pen, title, { x, y, width }, { size: 11, face: 'bold', ink: INK.blue }) + 2;
  const lines = items.length > 0 ? items.map(({ plainName }) => plainName) : agent.skills;
  bullets(pen, lines, { x, y: from, width }, { size: sizeFor(pen, [lines], width, bottom - from, SIZES), bottom });
}
