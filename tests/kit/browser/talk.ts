import type { Locator } from 'playwright-core';
import type { Phone } from './stage';

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

/** Reads back: the log that is open is moved so far up, as by a finger. */
export const readBack = ({ page }: Phone, by: number) =>
  page
    .locator('.log')
    .filter({ visible: true })
    .evaluate((log, far) => {
      log.scrollTop -= far;
    }, by);

/** How far the log that is open stands from its end. */
export const fromEnd = ({ page }: Phone) =>
  page
    .locator('.log')
    .filter({ visible: true })
    .evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));
