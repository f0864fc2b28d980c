import { isVolunteer, shiftLines } from 'shared-types/directory';
import type { PointFacts } from '../sheet.facts';
import { bytesOf, INK, type Made, openPaper, type Pen, write } from './paper';
import { code, dayWords, foot, head } from './pieces';
import { type Column, table } from './table';

type Agent = PointFacts['agents'][number];

const MARGIN = 36;
const QR = 84;
const KINDS = { full_time: '专职', part_time: '兼职' };
const COLUMNS: readonly Column<Agent>[] = [
  { title: '服务点', share: 0.25, of: ({ unitName }) => unitName },
  { title: '代办员', share: 0.12, of: ({ name }) => name, bold: true },
  { title: '身份', share: 0.1, of: ({ kind, drawnFrom }) => (isVolunteer(drawnFrom) ? '志愿者' : KINDS[kind]) },
  { title: '几时在', share: 0.36, of: ({ shifts }) => shiftLines(shifts).join('\n') || '请先打电话' },
  { title: '电话', share: 0.17, of: ({ phone }) => phone, bold: true },
];

/** All agents of a town on one table, A4, as many sheets as it takes. */
export async function agentTable(facts: PointFacts, { at, printed }: Made): Promise<Buffer> {
  const { point, agents, phone } = facts;
  const pen = openPaper({ size: 'A4', title: `${point.name} 代办员一览表`, at, margin: MARGIN });
  const width = pen.page.width - 2 * MARGIN;
  const top = head(pen, { over: point.name, title: '代办员一览表', margin: MARGIN, size: 28 });
  const ending = () => foot(pen, facts, { margin: MARGIN, size: 12, note: `${point.name} ${dayWords(at)}印制,有变动以扫码看到的为准` });
  const bottom = ending() - 22;
  code(pen, printed, { x: MARGIN + width - QR, y: top + 12, width: QR }, { says: '微信扫一扫', size: 8.5 });
  const beside = { x: MARGIN, width: width - QR - 24 };
  let y = top + 16;
  y += write(pen, `一共 ${agents.length} 位代办员,谁都可以找`, { ...beside, y }, { size: 16, face: 'bold' }) + 6;
  y += write(pen, '走不开、跑不动的事,打电话就有人来帮您办。打不通就找便民服务中心。', { ...beside, y }, { size: 11.5, ink: INK.grey }) + 4;
  write(pen, phone, { ...beside, y }, { size: 18, face: 'bold', ink: INK.deep });
  const next = () => {
    pen.addPage();
    ending();
    return MARGIN;
  };
  table(pen, { columns: COLUMNS, rows: byPoint(agents), size: 10.5, bottom, next }, { x: MARGIN, y: top + QR + 40, width });
  numbered(pen, bottom);
  return bytesOf(pen);
}

/** Those of one point together, in the order in which the points come. */
const byPoint = (agents: readonly Agent[]) =>
  [...new Set(agents.map(({ unitId }) => unitId))].flatMap((unit) => agents.filter(({ unitId }) => unitId === unit));

/** Which sheet of how many, where there is more than one. */
function numbered(pen: Pen, y: number) {
  const { count } = pen.bufferedPageRange();
  for (let i = 0; count > 1 && i < count; i++) {
    pen.switchToPage(i);
    const words = `第 ${i + 1} 张,共 ${count} 张`;
    write(pen, words, { x: MARGIN, y: y + 5, width: pen.page.width - 2 * MARGIN }, { size: 9, ink: INK.grey, align: 'right' });
  }
}
