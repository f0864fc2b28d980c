import { ATTEND_WORDS, FORM_WORDS, MODE_WORDS } from 'shared-types/catalogue';
import type { ItemFacts } from '../sheet.facts';
import { type Box, bytesOf, INK, type Made, openPaper, type Pen, write } from './paper';
import { code, dayWords, foot, head, heading, tag } from './pieces';
import { type Column, table } from './table';

type Material = ItemFacts['guide']['materials'][number];

const MARGIN = 42;
const QR = 118;
/** So many materials can stand in larger letters. */
const ROOMY = 5;
const UNSAID = '县里还没写,以县里公布为准,拿不准就打电话问';
const COLUMNS: readonly Column<Material>[] = [
  { title: '材料', share: 0.42, of: ({ name }) => name, bold: true },
  { title: '带什么样的', share: 0.18, of: ({ form }) => FORM_WORDS[form] ?? '问一声' },
  { title: '能不能后补', share: 0.16, of: ({ mayBeMissing }) => (mayBeMissing === null ? '问一声' : mayBeMissing ? '可以后补' : '要带齐') },
  { title: '说明', share: 0.24, of: ({ note }) => note ?? '' },
];

/** How one item is done at one service point, A4: the four questions people ask. */
export async function itemGuide(facts: ItemFacts, { at, printed }: Made): Promise<Buffer> {
  const { guide, point, phone } = facts;
  const pen = openPaper({ size: 'A4', title: `${guide.plainName} ${point.name}`, at, margin: MARGIN });
  const width = pen.page.width - 2 * MARGIN;
  const top = head(pen, { over: `${point.name} 办事指南`, title: guide.plainName, margin: MARGIN, size: 28 });
  const note = `第 ${guide.version} 版,${dayWords(at)}印制,以县里公布为准`;
  const ending = () => foot(pen, facts, { margin: MARGIN, size: 13, note });
  const bottom = ending() - 12;
  code(pen, printed, { x: MARGIN + width - QR, y: top + 18, width: QR }, { says: '扫一扫,找人帮我办', size: 9.5 });
  const beside = { x: MARGIN, y: top + 18, width: width - QR - 28 };
  let y = ways(pen, facts, beside);
  for (const { question, answer, aside } of questions(facts)) {
    const free = y > top + QR + 46 ? { ...beside, width } : beside;
    y += answered(pen, { question, answer, aside }, { ...free, y }) + 13;
  }
  y = Math.max(y, top + QR + 52) + 10;
  y += heading(pen, '要带什么', { x: MARGIN, y, width });
  if (guide.materials.length === 0) {
    y += write(pen, '县里没有列出材料,去之前打电话问一声', { x: MARGIN, y, width }, { size: 13 });
  } else {
    const next = () => {
      pen.addPage();
      ending();
      return MARGIN;
    };
    y = table(
      pen,
      { columns: COLUMNS, rows: guide.materials, size: guide.materials.length > ROOMY ? 11.5 : 13, bottom: bottom - 40, next },
      { x: MARGIN, y, width },
    ).y;
  }
  write(pen, `走不开、跑不动,打 ${phone},我们来帮您办`, { x: MARGIN, y: y + 14, width }, { size: 14, face: 'bold', ink: INK.deep });
  return bytesOf(pen);
}

/** The official name, and in which ways one is helped. */
function ways(pen: Pen, { guide }: ItemFacts, { x, y, width }: Box): number {
  let at = y;
  if (guide.name !== guide.plainName) at += write(pen, guide.name, { x, y: at, width }, { size: 11, ink: INK.grey }) + 6;
  let left = x;
  for (const mode of guide.modes) {
    const { name, says } = MODE_WORDS[mode];
    left += tag(pen, `${name}:${says}`, { x: left, y: at }, { size: 10, ink: INK.orange, ground: INK.cream }) + 7;
  }
  return guide.modes.length > 0 ? at + 32 : at + 4;
}

interface Answer {
  question: string;
  answer: string;
  aside: string;
}

const questions = ({ guide, point, hours }: ItemFacts): Answer[] => [
  { question: '谁能办', answer: guide.whoMayApply ?? UNSAID, aside: '' },
  {
    question: '怎么办',
    answer: guide.howToApply ?? UNSAID,
    aside: `${ATTEND_WORDS[guide.attend]}${guide.attendNote ? `:${guide.attendNote}` : ''}`,
  },
  { question: '多久办好', answer: guide.howLong, aside: guide.applyWithin ? `要在${guide.applyWithin}提出` : '' },
  { question: '到哪儿办', answer: `${point.name}(${point.place})`, aside: hours.join(' ') },
];

function answered(pen: Pen, { question, answer, aside }: Answer, { x, y, width }: Box): number {
  const [label, size] = [80, 14];
  write(pen, question, { x, y, width: label }, { size, face: 'bold', ink: INK.blue });
  const tall = write(pen, answer, { x: x + label, y, width: width - label }, { size });
  if (!aside) return tall;
  return tall + write(pen, aside, { x: x + label, y: y + tall + 1, width: width - label }, { size: 11.5, ink: INK.grey });
}
