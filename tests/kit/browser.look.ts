import type { Page } from 'playwright-core';
import type { TextSize } from 'shared-types/people';
import { hardToTap, overflows, shot } from './browser';
import type { Phone, Stage } from './browser.stage';
import type { Held, Person } from './county';

/** Pixels a finger needs, by the size of the type. */
const LEAST: Record<TextSize, number> = { x10: 44, x12: 56, x14: 56, x20: 56 };

export interface View {
  /** Of the picture. */
  name: string;
  /** `room/page?query`. */
  path: string;
  /** What has to stand there before anything is judged. */
  words: string | RegExp;
  who?: Person | Held | null;
  /** Controls to press first, for what lies over a page. */
  taps?: readonly (string | RegExp)[];
}

/** Opens a page in one size, leaves its picture, and refuses what sticks out, cannot be hit or named, is English, or complains. */
export async function look(stage: Stage, size: TextSize, { name, path, words, who = null, taps = [] }: View) {
  const phone = await stage.phone(who, { size });
  await phone.open(path, words);
  for (const each of taps) await phone.tap(each);
  await judge(phone, `${size}-${name}`, LEAST[size]);
  await phone.close();
}

/** The same for a page that is open already. */
export async function judge({ page, complaints }: Pick<Phone, 'page' | 'complaints'>, picture: string, least = 44) {
  await shot(page, picture);
  expect({
    picture,
    overflows: await overflows(page),
    clipped: await clipped(page),
    hardToTap: await hardToTap(page, least),
    nameless: await nameless(page),
    english: await english(page),
    complaints,
  }).toEqual({ picture, overflows: [], clipped: [], hardToTap: [], nameless: [], english: [], complaints: [] });
}

/** Boxes that hide the lower part of what stands in them. */
const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.app *')]
      .filter((box) => box.clientHeight > 0 && box.scrollHeight > box.clientHeight + 1)
      .filter((box) => ['hidden', 'clip'].includes(getComputedStyle(box).overflowY) && box.textContent?.trim())
      .map((box) => `${box.className} ${box.scrollHeight} > ${box.clientHeight}: ${box.textContent?.slice(0, 30)}`),
  );

/** Fields without a name of their own: words beside a field are not read out with it. */
const nameless = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.app input, .app textarea')]
      .filter((field) => field.getBoundingClientRect().width > 0 && !field.getAttribute('aria-label'))
      .map((field) => field.outerHTML.slice(0, 80)),
  );

/** What the makers write where a source or a device is asked for. */
const MADE_BY = 'test';
/** Words in Latin letters on the page. */
const english = async (page: Page) => {
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll('.app')].map((app) => (app.getBoundingClientRect().width > 0 ? app.textContent : '')).join('\n'),
  );
  return (shown.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => word !== MADE_BY);
};
