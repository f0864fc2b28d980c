import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { TextSize } from 'shared-types/people';

const SCREENS = join(__dirname, '../../../.local/screens');
const PATIENCE = 15_000;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

export interface Visit {
  /** The address of the service that also serves the pages. */
  url: string;
  /** A token to be signed in with. */
  token?: string;
  size?: TextSize;
  /** What the phone has kept, by name, as `kernel/storage` would have written it. */
  kept?: Record<string, unknown>;
  desk?: boolean;
}

/** The browser of the stage, as one test file sees it: its phones are its own, and gone when it closes. */
export async function openBrowser() {
  const browser = await chromium.connect(process.env.BROWSER_WS ?? '');
  return {
    visit: (visit: Visit) => openPhone(browser, visit),
    close: () => browser.close(),
  };
}

async function openPhone(browser: Browser, { url, token, size = 'x10', kept = {}, desk = false }: Visit) {
  const context = await browser.newContext(desk ? DESK : PHONE);
  if (token) await context.addCookies([{ name: 'session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);
  await keepOnPhone(context, { ...kept, session: { textSize: size, ...(kept.session as object | undefined) } });
  const page = await context.newPage();
  // Shorter than a test may take, so that what was waited for is named.
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return {
    page,
    context,
    /** What the browser's console complained about, and what was thrown. */
    complaints,
    /** Opens `room/page` and waits until these words are on it. */
    async open(path: string, words: string | RegExp) {
      await page.goto(`${url}/#/${path}`);
      await orShow(page, page.getByText(words).filter({ visible: true }).first().waitFor(), complaints);
    },
    close: () => context.close(),
  };
}

let pictures = 0;
/** What stood there instead belongs to the failure: its picture, its words, and what the browser complained about. */
export async function orShow(page: Page, done: Promise<void>, complaints: readonly string[]) {
  try {
    await done;
  } catch (error) {
    await shot(page, `stuck-${++pictures}`);
    const [stood = ''] = await page.locator('body').allInnerTexts();
    throw new Error(`${String(error)}\nOn the page: ${stood.replace(/\s+/g, ' ').slice(0, 400)}\nComplaints: ${complaints.join(' · ')}`);
  }
}

/** Taro keeps a value in the browser as `{"data": …}` and our storage keeps JSON in it; only the first page of a visit finds this. */
async function keepOnPhone(context: BrowserContext, values: Record<string, unknown>) {
  const entries = Object.entries(values).map(([name, value]) => [`zd.${name}`, JSON.stringify({ data: JSON.stringify(value) })]);
  await context.addInitScript((pairs) => {
    if (location.protocol === 'about:' || sessionStorage.getItem('kept')) return;
    sessionStorage.setItem('kept', '1');
    for (const [name, value] of pairs) localStorage.setItem(name ?? '', value ?? '');
  }, entries);
}

/** A picture of the whole page in .local/screens; Taro scrolls inside its own box, so the phone grows for the picture. */
export async function shot(page: Page, name: string) {
  mkdirSync(SCREENS, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  const before = page.viewportSize() ?? PHONE.viewport;
  const height = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('html, body, .taro_page_show, .taro_router')].map((box) => box.scrollHeight)),
  );
  await page.setViewportSize({ width: before.width, height: Math.max(before.height, height) });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), animations: 'disabled' });
  await page.setViewportSize(before);
}

/** What sticks out sideways or is cut off: the page itself, and every box whose words are wider than it. Empty when all is well. */
export const overflows = (page: Page) =>
  page.evaluate(() => {
    const isWide = (box: Element) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1;
    const mayBeWide = (box: Element) => {
      const { overflowX, display } = getComputedStyle(box);
      return ['auto', 'scroll'].includes(overflowX) || display === 'inline' || ['INPUT', 'TEXTAREA'].includes(box.tagName);
    };
    return [document.documentElement, ...document.querySelectorAll('.app *')]
      .filter((box) => isWide(box) && !mayBeWide(box))
      .map((box) => `${box.tagName} ${box.className} ${box.scrollWidth} > ${box.clientWidth}: ${box.textContent?.slice(0, 30)}`);
  });

/** Controls that a screen reader could not name, or that are too small to hit. Empty when all is well. */
export const hardToTap = (page: Page, least: number) =>
  page.evaluate((size) => {
    const nameOf = (control: Element) => control.getAttribute('aria-label') || control.textContent?.trim() || '';
    const controls = [...document.querySelectorAll('[role=button],[role=link],[role=tab],[role=radio],[role=switch]')];
    return controls
      .map((control) => ({ name: nameOf(control), kind: control.className, box: control.getBoundingClientRect() }))
      .filter(({ name, box }) => box.width > 0 && (!name || Math.min(box.width, box.height) < size - 0.5))
      .map(({ name, kind, box }) => `${name || `no name: ${kind}`} ${Math.round(box.width)}×${Math.round(box.height)}`);
  }, least);
