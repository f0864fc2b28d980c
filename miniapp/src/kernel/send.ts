import Taro from '@tarojs/taro';
import type { Outgoing, Send } from './client';
import { isWeapp } from './platform';
import { actAs, signedOut, useSession } from './session';

const READ_TIMEOUT = 15_000;
const WRITE_TIMEOUT = 20_000;
/** Set by the gateway on every refusal; the phone never reads its words to decide. */
const codeOf = (data: unknown) => (typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : '');

const headersFor = ({ once }: Outgoing): Record<string, string> => {
  const { token, postId } = useSession.getState();
  return {
    'Content-Type': 'application/json',
    ...(isWeapp && token && { Authorization: `Bearer ${token}` }),
    // A form of another site cannot set a header: with the cookie alone no write is accepted.
    ...(!isWeapp && { 'X-App': 'h5' }),
    ...(postId && { 'X-Post': postId }),
    ...(once && { 'Idempotency-Key': once }),
  };
};

/** One request over the platform's own network call. */
export const send: Send = async (request) => {
  const { method, url, data, once } = request;
  const answer = await Taro.request({
    url: `${API_BASE}/api${url}`,
    method,
    data,
    header: headersFor(request),
    timeout: once ? WRITE_TIMEOUT : READ_TIMEOUT,
    credentials: 'same-origin',
  });
  if (answer.statusCode === 401) signedOut(false);
  if (answer.statusCode === 403 && codeOf(answer.data) === 'POST_NOT_YOURS') actAs(null);
  return { status: answer.statusCode, data: answer.data };
};
