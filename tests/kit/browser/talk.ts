import type { Locator } from 'playwright-core';
import { until } from '../line';
import { openTalk } from '../talk';
import { openStage, type Phone } from './stage';

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** A county with one group, and somebody in it who keeps a shop. */
export async function openShop() {
  const stage = await openStage();
  const talk = await openTalk(stage.county);
  const owner = await talk.member('赵玉成', '玉成建材行');
  return {
    ...{ stage, talk, owner, county: stage.county, close: stage.close },
    /** Her phone with the talk open; `before`: what happens to the browser first. */
    inTalk: async (size: 'x10' | 'x20' = 'x10', before?: (phone: Phone) => Promise<unknown>) => {
      const phone = await stage.phone(owner, { size });
      await before?.(phone);
      await phone.open(`groups/talk/talk?id=${talk.groupId}`, size === 'x10' ? '现在有工作人员在' : '谁在值班、群资料');
      return phone;
    },
  };
}

const shown = ({ page }: Phone, words: string): Locator => page.getByText(words, { exact: true }).filter({ visible: true }).first();

/** A finger that stays on these words until the menu of the line has risen. */
export async function longPress(phone: Phone, words: string) {
  const line = shown(phone, words);
  await line.dispatchEvent('touchstart');
  await phone.at('复制').waitFor();
  await line.dispatchEvent('touchend');
}

/** Where these words stand on the screen, in pixels from above. */
export const topOf = (phone: Phone, words: string) => shown(phone, words).evaluate((box) => Math.round(box.getBoundingClientRect().top));

/** Says something in the talk that is open. */
export async function say(phone: Phone, words: string) {
  await phone.type('说两句', words);
  await phone.tap('发送');
}

const moveUp = ({ page }: Phone, by: number) =>
  page
    .locator('.log')
    .filter({ visible: true })
    .evaluate((log, far) => {
      log.scrollTop -= far;
    }, by);

/** Reads back in the log that is open until older words have come: a first move may meet a list that still finds its end, and a finger tries again. */
export async function readBack(phone: Phone) {
  let answered = false;
  phone.page.once('response', function heard(answer) {
    if (answer.url().includes('before=')) answered = true;
    else phone.page.once('response', heard);
  });
  await until(async () => {
    if (!answered) await moveUp(phone, 100_000);
    return answered || undefined;
  }, 'older words to be asked for');
}

/** How many lines of the log that is open are drawn. */
export const linesIn = ({ page }: Phone) => page.locator('.log').filter({ visible: true }).locator('.m').count();

/** Reads on until these words are there; how many lines were drawn each time. */
export async function readOn(phone: Phone, words: string, way: 'up' | 'down') {
  const lines: number[] = [];
  await until(async () => {
    lines.push(await linesIn(phone));
    if (await shown(phone, words).count()) return true;
    await moveUp(phone, way === 'up' ? 100_000 : -100_000);
  }, words);
  return lines;
}

/** Reads down until the first line drawn has been let go; by how many pixels the last one then stood elsewhere. */
export const movedWhileReadingDown = ({ page }: Phone) =>
  page
    .locator('.log')
    .filter({ visible: true })
    .evaluate(async (log) => {
      const lines = () => [...log.querySelectorAll('.m')];
      const [first, last] = [lines()[0], lines().at(-1)];
      const top = () => last?.getBoundingClientRect().top ?? 0;
      log.scrollTop = log.scrollHeight;
      const before = top();
      while (first?.isConnected) await new Promise((turn) => requestAnimationFrame(turn));
      return Math.abs(top() - before);
    });

/** How far the log that is open stands from its end. */
export const fromEnd = ({ page }: Phone) =>
  page
    .locator('.log')
    .filter({ visible: true })
    .evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));
