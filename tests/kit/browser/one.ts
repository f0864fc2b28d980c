import { type Browser, type BrowserServer, chromium } from 'playwright-core';

const FEATURES = '--disable-features=';
/** What drops down from an address line nobody sees: a process of its own for every phone, which costs a quarter of what a phone costs. */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

const launch = (...more: string[]) =>
  chromium.launchServer({
    executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', ...more],
    host: '127.0.0.1',
  });

/** The browser goes by the last list it is given, so ours begins with Playwright's own. */
async function withoutUnseen(): Promise<string> {
  const server = await launch();
  const list = server.process().spawnargs.find((word) => word.startsWith(FEATURES));
  await server.close();
  return FEATURES + [...(list?.slice(FEATURES.length).split(',') ?? []), ...UNSEEN].join();
}

/** One browser for all test files of the stage, refused when it cannot draw Chinese: every text assertion would pass on a white page. */
export async function openOneBrowser(): Promise<BrowserServer> {
  const server = await launch(await withoutUnseen());
  const browser = await chromium.connect(server.wsEndpoint());
  await checkFont(browser).catch(async (error) => {
    await server.close();
    throw error;
  });
  await browser.close();
  return server;
}

/** Draws 宣化区 and compares its dark pixels with an empty page: a missing font leaves an outline or nothing. */
async function checkFont(browser: Browser) {
  const page = await browser.newPage();
  await page.setContent('<canvas id="c" width="200" height="60"></canvas>');
  const dark = await page.evaluate(() => {
    const canvas = document.getElementById('c') as HTMLCanvasElement;
    const pen = canvas.getContext('2d');
    if (!pen) return 0;
    const ink = (words: string) => {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, 200, 60);
      pen.fillStyle = '#000';
      pen.font = '40px sans-serif';
      pen.fillText(words, 4, 46);
      return pen.getImageData(0, 0, 200, 60).data.filter((value, i) => i % 4 === 0 && value < 128).length;
    };
    // Two missing glyphs look alike, two characters do not.
    return ink('龘龘') === ink('一一') ? 0 : ink('宣化区') - ink('');
  });
  await page.close();
  if (dark < 300) throw new Error('this browser has no Chinese font: install fonts-noto-cjk');
}
