import { openOneBrowser } from './one';

/** Before the pages are looked at: every test file finds the browser by the environment. */
export default async function setUp() {
  const browser = await openOneBrowser();
  process.env.BROWSER_WS = browser.wsEndpoint();
  Object.assign(globalThis, { browser });
}
