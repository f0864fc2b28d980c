import { shiftLines } from 'shared-types/directory';
import type { PointFacts } from '../sheet.facts';
import { bullets, sizeFor } from './bullets';
import { type Box, bytesOf, INK, type Made, openPaper, type Pen, write } from './paper';
import { code, dayWords, fact, foot, head, heading } from './pieces';
import { type Column, table } from './table';

type Agent = PointFacts['agents'][number];

const MARGIN = 42;
const QR = 138;
/** Of what is left of the sheet, the agents take no more than this share: their names are also behind the code. */
const SHARE = 0.45;
const COLUMNS: readonly Column<Agent>[] = [
  { title: '代办员', share: 0.2, of: ({ name }) => name, bold: true },
  { title: '几时在', share: 0.52, of: ({ shifts }) => shiftLines(shifts).join('\n') || '请先打电话' },
  { title: '电话', share: 0.28, of: ({ phone }) => phone, bold: true },
];

/** The sheet on the wall of a service point, A4: where, when, who, what. */
export async function pointSheet(facts: PointFacts, { at, printed }: Made): Promise<Buffer> {
  const { point, hours, phone, agents, items } = facts;
  const pen = openPaper({ size: 'A4', title: point.name, at, margin: MARGIN });
  const width = pen.page.width - 2 * MARGIN;
  const top = head(pen, { over: '帮办代办服务点', title: point.brand ?? point.name, margin: MARGIN, size: 32 });
  const bottom = foot(pen, facts, { margin: MARGIN, size: 14, note: `${point.name} ${dayWords(at)}印制,有变动以扫码看到的为准` });
  code(pen, printed, { x: MARGIN + width - QR, y: top + 20, width: QR }, { says: '微信扫一扫,不出门找人帮办', size: 9.5 });
  const left = { x: MARGIN, width: width - QR - 28 };
  let y = top + 22;
  for (const [name, value, size, bold] of [
    ...(point.brand ? [['服务点', point.name, 14, true] as const] : []),
    ['电话', phone, 24, true] as const,
    ['几点开门', hours.join('\n').replaceAll(' ', '  '), 14, false] as const,
    ['在哪儿', point.place, 14, false] as const,
  ])
    y += fact(pen, { name, value, bold }, { ...left, y }, { size, label: 76 }) + 8;
  y = Math.max(y, top + QR + 56) + 6;
  if (agents.length > 0) y = team(pen, agents, { x: MARGIN, y, width }, y + (bottom - y) * SHARE) + 20;
  y += heading(
    pen,
    items.length > 0 ? `在这里能办 ${items.length} 件事` : '能办什么,打电话问一声',
    { x: MARGIN, y, width },
    '帮办 代办 上门',
  );
  list(pen, items, { x: MARGIN, y, width }, bottom - 8);
  return bytesOf(pen);
}

function team(pen: Pen, agents: readonly Agent[], { x, y, width }: Box, bottom: number): number {
  const at = y + heading(pen, '找谁帮忙', { x, y, width });
  const { y: end, drawn } = table(pen, { columns: COLUMNS, rows: agents, size: 11.5, bottom }, { x, y: at, width });
  if (drawn === agents.length) return end;
  return end + write(pen, `还有 ${agents.length - drawn} 位代办员,扫码看`, { x, y: end + 4, width }, { size: 10, ink: INK.grey }) + 4;
}

const LANES = 3;
const GAP = 14;
const SIZES = [15, 14, 13, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5];

/** All items in three lanes, in the largest letters in which they have room; what has none is behind the code. */
function list(pen: Pen, items: PointFacts['items'], { x, y, width }: Box, bottom: number) {
  const lane = (width - (LANES - 1) * GAP) / LANES;
  const rows = Math.ceil(items.length / LANES);
  const lanes = Array.from({ length: LANES }, (_, i) => items.slice(i * rows, (i + 1) * rows).map(({ plainName }) => plainName));
  const size = sizeFor(pen, lanes, lane, bottom - y, SIZES);
  for (const [i, lines] of lanes.entries()) bullets(pen, lines, { x: x + i * (lane + GAP), y, width: lane }, { size, bottom });
}
