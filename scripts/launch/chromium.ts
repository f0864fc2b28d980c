import { readFileSync } from 'node:fs';
import { aptInstall, canInstall } from './apt';
import { canCarryBrowser, carriedBrowser } from './carried-browser';
import { tryRun } from './command';
import { Complaint } from './complaint';
import { onPath } from './on-path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ADVICE =
  'No Chromium with a Chinese font was found. Install both (Debian: sudo apt-get install chromium fonts-noto-cjk), or set CHROME_PATH.';

/** The browser the tests drive; without a Chinese font every page is white and every text assertion still passes. */
export async function findChromium(): Promise<string> {
  const found = process.env.CHROME_PATH ?? onPath(NAMES);
  const font = await hasChineseFont();
  if (found && font) return found;
  if (canInstall() && !isUbuntu()) return install(found, font);
  if (canCarryBrowser()) return carriedBrowser(found);
  throw new Complaint(ADVICE);
}

async function install(found: string | undefined, font: boolean): Promise<string> {
  await aptInstall([...(found ? [] : ['chromium']), ...(font ? [] : ['fonts-noto-cjk', 'fontconfig'])]);
  const installed = found ?? onPath(NAMES);
  if (!installed) throw new Complaint(ADVICE);
  return installed;
}

/** Where fontconfig is absent (macOS) the system brings Chinese fonts itself. */
async function hasChineseFont(): Promise<boolean> {
  const { code, output } = await tryRun('fc-list', [':lang=zh', 'family']);
  return code === 127 ? process.platform === 'darwin' : output.trim() !== '';
}

/** Ubuntu's package is an empty one that asks for a snap. */
function isUbuntu(): boolean {
  try {
    return /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
