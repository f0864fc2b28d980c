import Taro from '@tarojs/taro';
import { type FirmImport, SHEET_MOST } from 'shared-types/firms';
import { refusalOf } from '../kernel/call';
import { isWeapp } from '../kernel/platform';
import { ApiError, Unknown } from '../kernel/refusal';
import { callerHeaders } from '../kernel/send';

/** A sheet on this phone or computer; `send` carries its bytes and gives the answer. */
export interface Sheet {
  name: string;
  size: number;
  send: (url: string, tell: (percent: number) => void) => Promise<Answer>;
}
interface Answer {
  status: number;
  data: unknown;
}

const KINDS = ['csv', 'xlsx'];
/** A hundred thousand rows are read and checked before the answer comes. */
const TIMEOUT = 300_000;
const TRIES = 3;
const headers = () => ({ ...callerHeaders(), 'Content-Type': 'application/octet-stream' });

/** A sheet from the disk, in WeChat out of a conversation; null where somebody thought better of it. */
export const chooseSheet = (): Promise<Sheet | null> => (isWeapp ? fromConversation() : fromDisk());

const fromConversation = () =>
  Taro.chooseMessageFile({ count: 1, type: 'file', extension: KINDS }).then(
    ({ tempFiles: [file] }) => (file ? { name: file.name, size: file.size, send: (url: string) => sendBytes(url, file.path) } : null),
    () => null,
  );

async function sendBytes(url: string, filePath: string): Promise<Answer> {
  const bytes = await new Promise<string | ArrayBuffer>((done, failed) =>
    Taro.getFileSystemManager().readFile({ filePath, success: ({ data }) => done(data), fail: failed }),
  );
  const { statusCode, data } = await Taro.request({ url, method: 'POST', data: bytes, header: headers(), timeout: TIMEOUT });
  return { status: statusCode, data };
}

const fromDisk = () =>
  new Promise<Sheet | null>((done) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: KINDS.map((ending) => `.${ending}`).join(',') });
    input.onchange = () => {
      const [file] = input.files ?? [];
      done(file ? { name: file.name, size: file.size, send: (url, tell) => sendFile(url, file, tell) } : null);
    };
    input.oncancel = () => done(null);
    input.click();
  });

/** A browser says how much has gone; its `fetch` does not. */
const sendFile = (url: string, file: Blob, tell: (percent: number) => void) =>
  new Promise<Answer>((done, failed) => {
    const call = new XMLHttpRequest();
    call.open('POST', url);
    for (const [name, value] of Object.entries(headers())) call.setRequestHeader(name, value);
    call.timeout = TIMEOUT;
    call.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? Math.round((100 * loaded) / total) : 0);
    call.onload = () => done({ status: call.status, data: jsonIn(call.responseText) });
    call.onerror = failed;
    call.ontimeout = failed;
    call.send(file);
  });

function jsonIn(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

const isImport = (data: unknown): data is FirmImport => typeof data === 'object' && data !== null && 'id' in data && 'state' in data;

/** Brings the sheet to be read and checked; nothing is written yet. The same sheet again is the same import, so a cut line is tried anew. */
export async function bringSheet({ name, size, send }: Sheet, tell: (percent: number) => void): Promise<FirmImport> {
  if (size > SHEET_MOST.bytes) throw new ApiError(413, 'SHEET_TOO_LARGE', '表格太大了,最多 20 MB、10 万行,请分几个文件导入');
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const answer = await send(`${API_BASE}/api/firm-sheets?name=${encodeURIComponent(name.slice(-100))}`, tell).catch(() => null);
    if (!answer) continue;
    if (answer.status === 200 && isImport(answer.data)) return answer.data;
    throw refusalOf(answer.status, answer.data);
  }
  throw new Unknown();
}
