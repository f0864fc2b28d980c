import './watermark.css';
import { View } from '@tarojs/components';
import { now } from '../clock';
import { useMe, usePost } from '../session';

const HOUR = 3_600_000;
/** How words stand on a page, and on a photo that may be light or dark. */
const INKS = {
  page: 'fill="#1a2433" fill-opacity=".085"',
  photo: 'fill="#fff" fill-opacity=".34" stroke="#000" stroke-opacity=".22" stroke-width=".6"',
} as const;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const plain = (words: string) => words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
/** Quotes and brackets would end the address before its time. */
const inAddress = (svg: string) => encodeURIComponent(svg).replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** A tile of two slanting lines; drawn as a picture, so that nobody's screen reader has to listen to it. */
function tileOf(lines: readonly string[], on: keyof typeof INKS): string {
  const text = lines.map((line, i) => `<text x="12" y="${104 + i * 21}">${plain(line)}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="250" height="170"><g transform="rotate(-20 125 85)" font-size="15" font-family="sans-serif" ${INKS[on]}>${text}</g></svg>`;
  return `url("data:image/svg+xml,${inAddress(svg)}")`;
}

/** Over what staff see of other people: who looks, where from, and on which day. Whoever is at no post looks at their own. */
export function Watermark({ on = 'page' }: { on?: keyof typeof INKS }) {
  const [me, post] = [useMe(), usePost()];
  if (!me || !post) return null;
  const day = new Date(now() + 8 * HOUR).toISOString().slice(0, 10);
  const lines = [[me.name ?? '工作人员', post.unitName].join(' '), `尾号 ${me.phone.slice(-4)} ${day}`];
  return <View className={`wm wm-${on}`} style={{ backgroundImage: tileOf(lines, on) }} />;
}
