import Taro from '@tarojs/taro';
import type { Outgoing, Send } from './call';
import { askConsent } from './consent';
import type { Answered, LineCall } from './line-calls';
import { isWeapp } from './platform';
import { askSecond } from './second';
import { actAs, signedOut, useSession } from './session';
import { slots } from './slots';

const READ_TIMEOUT = 15_000;
const WRITE_TIMEOUT = 20_000;
/** WeChat lets ten requests fly at once: over a slow network reads leave room for what somebody does. */
const inTurn = slots(7);
/** Set by the gateway on every refusal; the phone never reads its words to decide. */
const codeOf = (data: unknown) => (typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : '');

/** Who calls, and under which key, as every call from this phone says it. */
export const callerHeaders = (once?: string): Record<string, string> => {
  const { token, postId } = useSession.getState();
  return {
    ...(isWeapp && token && { Authorization: `Bearer ${token}` }),
    // A form of another site cannot set a header: with the cookie alone no write is accepted.
    ...(!isWeapp && { 'X-App': 'h5' }),
    ...(postId && { 'X-Post': postId }),
    ...(once && { 'Idempotency-Key': once }),
  };
};

type OverLine = (call: LineCall) => Promise<Answered> | null;
let overLine: OverLine = () => null;
/** The line that carries what is done all the time; said once, at launch. */
export const carryOver = (line: OverLine) => {
  overLine = line;
};

/** Over the line where it may; null where it is to go another way. What came over it twice is done once, and who is signed out only HTTP knows. */
async function carried({ overLine: may, method, url, data }: Outgoing) {
  const { postId } = useSession.getState();
  const answer = await (may ? overLine({ method, url, data, ...(postId && { post: postId }) }) : null)?.catch(() => null);
  return answer && answer.status !== 401 && answer.status < 500 ? { statusCode: answer.status, data: answer.data } : null;
}

/** One request over the platform's own network call. */
export const send: Send = async (request) => {
  const { method, url, data, once } = request;
  // Read now: whoever waits for a turn asks as the one who asked.
  const header = { 'Content-Type': 'application/json', ...callerHeaders(once) };
  const timeout = once ? WRITE_TIMEOUT : READ_TIMEOUT;
  const go = () => Taro.request({ url: `${API_BASE}/api${url}`, method, data, header, timeout, credentials: 'same-origin' });
  const fly = async () => (await carried(request)) ?? (once ? go() : inTurn(go));
  let answer = await fly();
  // The same act under the same key goes on once the person has agreed; its page only sees that it took longer.
  if (answer.statusCode === 409 && codeOf(answer.data) === 'CONSENT_NEEDED' && (await askConsent())) answer = await fly();
  if (answer.statusCode === 401) signedOut(false);
  if (answer.statusCode === 403 && codeOf(answer.data) === 'POST_NOT_YOURS') actAs(null);
  if (answer.statusCode === 403 && codeOf(answer.data) === 'SECOND_FACTOR_NEEDED') askSecond();
  return { status: answer.statusCode, data: answer.data };
};
