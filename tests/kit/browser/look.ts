import type { Page } from 'playwright-core';
import type { TextSize } from 'shared-types/people';
import type { Held, Person } from '../county';
import { hardToTap, overflows, shot } from './browser';
import type { Phone, Stage } from './stage';

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
  /** What else the phone has kept, by name. */
  kept?: Record<string, unknown>;
}

const SIZES = ['x10', 'x20'] as const;

/** Looks at pages in the size of everybody and in the largest, side by side; whoever looks twice keeps the phone. */
export function looker(stage: Stage) {
  const phones = new Map<string, Promise<Phone>>();
  const phoneOf = (size: TextSize, { who = null, kept }: View) => {
    const name = `${size} ${who?.id} ${JSON.stringify(kept)}`;
    const phone = phones.get(name) ?? stage.phone(who, { size, ...(kept && { kept }) });
    phones.set(name, phone);
    return phone;
  };
  /** Leaves a picture, and refuses what sticks out, is cut off, cannot be hit or named, is English, or complains. */
  const look = async (size: TextSize, view: View) => {
    const phone = await phoneOf(size, view);
    await phone.page.goto('about:blank');
    await phone.open(view.path, view.words);
    for (const each of view.taps ?? []) await phone.tap(each);
    await judge(phone, `${size}-${view.name}`, LEAST[size]);
  };
  return (view: View) => Promise.all(SIZES.map((size) => look(size, view)));
}

/** What the watermark over a page says; null where there is none. It must lie in nobody's way. */
export const markOver = ({ page }: Pick<Phone, 'page'>) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('.wm')].find((one) => one.getBoundingClientRect().width > 0);
    if (!shown) return null;
    const { pointerEvents, backgroundImage } = getComputedStyle(shown);
    return pointerEvents === 'none' ? decodeURIComponent(backgroundImage).replace(/<[^>]*>/g, '|') : 'in the way';
  });

/** Judges a page as it stands; `least`: pixels a finger needs. */
export async function judge({ page, complaints }: Pick<Phone, 'page' | 'complaints'>, picture: string, least = 44) {
  await shot(page, picture);
  expect({
    picture,
    overflows: await overflows(page),
    clipped: await clipped(page),
    hardToTap: await hardToTap(page, least),
    squashed: await squashed(page),
    nameless: await nameless(page),
    english: await english(page),
    complaints,
  }).toEqual({ picture, overflows: [], clipped: [], hardToTap: [], squashed: [], nameless: [], english: [], complaints: [] });
}

/** Boxes that hide the lower part of what stands in them. */
const clipped = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.app *')]
      .filter((box) => box.clientHeight > 0 && box.scrollHeight > box.clientHeight + 1)
      .filter((box) => ['hidden', 'clip'].includes(getComputedStyle(box).overflowY) && box.textContent?.trim())
      .map((box) => `${box.className} ${box.scrollHeight} > ${box.clientHeight}: ${box.textContent?.slice(0, 30)}`),
  );

/** What is drawn as a circle and is none. */
const squashed = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.app *')]
      .filter((box) => getComputedStyle(box).borderRadius === '50%')
      .map((box) => ({ kind: box.className, ...box.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => Math.abs(width - height) > 1)
      .map(({ kind, width, height }) => `${kind} ${width}×${height}`),
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
/** 统一社会信用代码 (GB 32100): its letters are no words, and which of them stand side by side changes with every firm made. */
const CREDIT_CODE = /[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}/g;
/** Words in Latin letters on the page. */
const english = async (page: Page) => {
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll('.app')].map((app) => (app.getBoundingClientRect().width > 0 ? app.textContent : '')).join('\n'),
  );
  return (shown.replace(CREDIT_CODE, '').match(/[A-Za-z]{2,}/g) ?? []).filter((word) => word !== MADE_BY);
};
