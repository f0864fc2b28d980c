import Taro from '@tarojs/taro';
import { refusalOf } from '../kernel/call';
import { isWeapp } from '../kernel/platform';
import { Unknown } from '../kernel/refusal';
import { callerHeaders } from '../kernel/send';

const NAME = '没通过的行.csv';
const addressOf = (id: string) => `${API_BASE}/api/firm-sheets/${id}/failed`;

/** In a browser the sheet of failed rows is saved at once; in WeChat it is fetched, and gives its place on the phone. */
export const fetchFailed = (id: string): Promise<string | null> => (isWeapp ? toPhone(id) : toDisk(id));

async function toDisk(id: string): Promise<null> {
  const answer = await fetch(addressOf(id), { headers: callerHeaders(), credentials: 'same-origin' }).catch(() => {
    throw new Unknown();
  });
  if (!answer.ok) throw refusalOf(answer.status, await answer.json().catch(() => null));
  const href = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement('a'), { href, download: NAME }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return null;
}

async function toPhone(id: string): Promise<string> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: addressOf(id), header: callerHeaders() }).catch(() => {
    throw new Unknown();
  });
  if (statusCode !== 200) throw refusalOf(statusCode, null);
  return tempFilePath;
}

/** WeChat opens no such sheet itself: it goes into a conversation, from where a computer has it. Called in the tap itself. */
export const passOn = (filePath: string) => Taro.shareFileMessage({ filePath, fileName: NAME }).catch(() => undefined);
