import './env';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { TextSize } from 'shared-types/people';
import { Ids } from '../../../cloud/src/kernel/ids';
import { Clock } from '../../../cloud/src/kernel/time/clock';
import { type County, type Held, openCounty, type Person } from '../county';
import { openSession } from '../sessions';
import { openBrowser, orShow } from './browser';

export type Stage = Awaited<ReturnType<typeof openStage>>;
export type Phone = Awaited<ReturnType<Stage['phone']>>;

interface Holding {
  size?: TextSize;
  /** A holder of a post works in it unless told otherwise. */
  as?: 'post' | 'resident';
  desk?: boolean;
  /** What else the phone has kept, by name. */
  kept?: Record<string, unknown>;
}
/** Milliseconds after which what should be there is missing: well before the test itself runs out of time and cannot say what it waited for. */
const PATIENCE = 20_000;
type Role = 'img' | 'alertdialog' | 'button' | 'radio' | 'tab' | 'link' | 'textbox' | 'searchbox' | 'checkbox' | 'switch';

/** A county, a browser, and a phone in everybody's hand; all of them live in the county's stopped time. */
export async function openStage(at?: string) {
  const chrome = await openBrowser();
  const county = await openCounty({ ...(at && { at }) });
  const contexts = new Set<BrowserContext>();
  const phone = async (who: Person | Held | null, holding: Holding = {}) => {
    const opened = await chrome.visit({
      url: county.service.url,
      ...(holding.size && { size: holding.size }),
      ...(holding.desk && { desk: true }),
      ...(who && { token: await tokenOf(county, who) }),
      kept: { session: await keptOf(county, who, holding), ...holding.kept },
    });
    contexts.add(opened.context);
    opened.context.on('close', () => contexts.delete(opened.context));
    opened.page.setDefaultTimeout(PATIENCE);
    await inCountyTime(opened.context, county);
    return handsOn(opened.page, opened);
  };
  return {
    county,
    phone,
    /** Moves the county's clock, and every phone's with it; runs what is due. */
    clock: async (to: string | Date) => {
      const fired = await county.clock(to);
      await Promise.all([...contexts].map((context) => context.clock.setSystemTime(county.now())));
      return fired;
    },
    close: async () => {
      await chrome.close();
      await county.close();
    },
  };
}

async function tokenOf(county: County, { id }: Person) {
  const { token } = await openSession(county.database, await county.service.get(Ids), await county.service.get(Clock), id);
  return token;
}

/** What signing in would have left on the phone; a stranger has chosen a village. */
async function keptOf(county: County, who: Person | Held | null, { as = 'post' }: Holding) {
  const place = { region: county.region, countyName: '试验区', division: county.places.village, divisionName: '缸房地村' };
  if (!who) return { place };
  const me = await (await county.as(who, 'resident')).people.me();
  return { me, postId: as === 'post' && 'postId' in who ? who.postId : null };
}

/** The service's own time is real; on the line to the phone it is told the county's. */
async function inCountyTime(context: BrowserContext, county: County) {
  await context.clock.install({ time: county.now() });
  await context.routeWebSocket(/\/api\/live$/, (line) => {
    const service = line.connectToServer();
    service.onMessage((frame) => line.send(String(frame).replace(/"now":"[^"]*"/, `"now":"${county.now().toISOString()}"`)));
  });
}

/** What a person does with a phone: looks, taps, types. Each waits until it can be done. */
function handsOn<T extends { page: Page; complaints: readonly string[] }>(page: Page, opened: T) {
  let taps = 0;
  const shown = (found: Locator) => found.filter({ visible: true });
  const at = (name: string | RegExp, role: Role = 'button') => shown(page.getByRole(role, { name }));
  const { complaints } = opened;
  const see = (words: string | RegExp) => orShow(page, shown(page.getByText(words)).first().waitFor(), complaints);
  const tap = async (name: string | RegExp, role: Role = 'button') => {
    taps += 1;
    await orShow(page, at(name, role).click(), complaints);
  };
  return {
    ...opened,
    at,
    see,
    seeAll: async (...words: (string | RegExp)[]) => {
      for (const each of words) await see(each);
    },
    gone: (words: string | RegExp) => orShow(page, shown(page.getByText(words)).first().waitFor({ state: 'hidden' }), complaints),
    /** Refuses when two controls answer to the name: a screen reader could not tell them apart either. */
    tap,
    choose: (name: string | RegExp) => tap(name, 'radio'),
    type: (label: string | RegExp, words: string) => orShow(page, at(label, 'textbox').or(at(label, 'searchbox')).fill(words), complaints),
    taps: () => taps,
  };
}
