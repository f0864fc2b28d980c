import { clientOf, type Outgoing, type Send } from '../../miniapp/src/kernel/client';
import { ApiError, Unknown, wordsOf } from '../../miniapp/src/kernel/refusal';

const CUT = Symbol('cut');
type Answer = typeof CUT | { status: number; data: unknown };

/** A line that answers as told, in turn, and writes down what it was asked. */
function line(...answers: Answer[]) {
  const asked: Outgoing[] = [];
  const send: Send = async (request) => {
    asked.push(request);
    const answer = answers[asked.length - 1];
    if (answer === undefined || answer === CUT) throw new Error('the connection was cut');
    return answer;
  };
  return { asked, api: clientOf(send, { pause: async () => {} }) };
}

const counties = { status: 200, data: { counties: [{ region: '150205', name: '石拐区' }] } };
const done = { status: 200, data: { done: true } };
const refused = { status: 409, data: { code: 'MATTER_MOVED_ON', message: '这件事刚刚已经变为「已办」,请看最新进展', requestId: 'r1' } };

describe('a call', () => {
  it('puts each argument where the contract says', async () => {
    const { api, asked } = line({ status: 404, data: { code: 'NOT_FOUND', message: '没有找到', requestId: 'r' } });
    await api.directory.unit({ id: '12', region: '150205' }).catch(() => undefined);
    await api.visits.arrive({ id: '7', epoch: 2, code: '4072' }).catch(() => undefined);
    expect(asked[0]).toEqual({ method: 'GET', url: '/units/12?region=150205' });
    expect(asked[1]).toMatchObject({ method: 'POST', url: '/errands/7/arrival', data: { epoch: 2, code: '4072' } });
  });

  it('leaves out what was not given and escapes what was', async () => {
    const { api, asked } = line({ status: 200, data: { items: [], categories: [], bundles: [] } });
    await api.catalogue.list({ region: '150205', q: '养老 & 低保', unit: undefined });
    expect(asked[0]?.url).toBe(`/items?region=150205&q=${encodeURIComponent('养老 & 低保')}`);
  });

  it('gives back what the contract promises', async () => {
    const { api } = line(counties);
    await expect(api.directory.counties()).resolves.toEqual(counties.data);
  });

  it('carries a key on writes only, one for each effect', async () => {
    const { api, asked } = line(done, done, counties);
    await api.people.signOut();
    await api.people.signOut();
    await api.directory.counties();
    const keys = asked.map(({ once }) => once);
    expect(keys[0]).toMatch(/^[0-9A-Za-z_-]{26,64}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBeUndefined();
  });

  it('asks a question with a body without a key', async () => {
    const { api, asked } = line(refused);
    await api.errands.lookUp({ number: '30726154483', last4: '1234' }).catch(() => undefined);
    expect(asked[0]?.once).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('is an error with its code and its sentence', async () => {
    const { api } = line(refused);
    const error = await api.errands.withdraw({ id: '1' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 409, code: 'MATTER_MOVED_ON', requestId: 'r1' });
    expect(wordsOf(error)).toBe('这件事刚刚已经变为「已办」,请看最新进展');
  });

  it('is a sentence even where a gateway answers with a page', async () => {
    const { api } = line({ status: 502, data: '<html>' });
    const error = await api.directory.counties().catch((e: unknown) => e);
    expect(wordsOf(error)).toMatch(/^系统出了点问题/);
  });

  it('of a reply that breaks the contract is a sentence, not its JSON', async () => {
    const silent = jest.spyOn(console, 'error').mockImplementation(() => {});
    const { api } = line({ status: 200, data: { counties: [{ region: 7 }] } });
    const error = await api.directory.counties().catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'UNEXPECTED_REPLY' });
    expect(wordsOf(error)).not.toMatch(/[{}]/);
    silent.mockRestore();
  });
});

describe('a cut connection', () => {
  it('repeats a write with the same key and does it once', async () => {
    const { api, asked } = line(CUT, CUT, done);
    await expect(api.people.signOut()).resolves.toEqual({ done: true });
    expect(new Set(asked.map(({ once }) => once)).size).toBe(1);
    expect(asked).toHaveLength(3);
  });

  it('ends as unknown after four tries of a write and one of a read', async () => {
    const { api, asked } = line();
    await expect(api.people.signOut()).rejects.toBeInstanceOf(Unknown);
    expect(asked).toHaveLength(4);
    await expect(api.directory.counties()).rejects.toBeInstanceOf(Unknown);
    expect(asked).toHaveLength(5);
  });

  it('keeps the key the caller brings', async () => {
    const { api, asked } = line(done);
    await api.people.signOut(undefined, 'k'.repeat(30));
    expect(asked[0]?.once).toBe('k'.repeat(30));
  });

  it('treats a busy service like a cut line, and shows its words in the end', async () => {
    const busy = { status: 503, data: { code: 'UNAVAILABLE', message: '系统正忙', requestId: 'r' } };
    const waited = line(busy, done);
    await expect(waited.api.people.signOut()).resolves.toEqual({ done: true });
    const { api } = line(busy, busy, busy, busy);
    await expect(api.people.signOut()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
