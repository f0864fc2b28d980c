import { Live, type Wire } from '../../miniapp/src/kernel/live';

const READY = { t: 'ready', personId: '1', now: '2026-11-22T01:00:00.000Z' };
const CALL = { method: 'POST', url: '/groups/1/messages', data: { text: '好' } };

/** A line that is open but not welcome yet, and its far end. */
async function opened() {
  const sent: string[] = [];
  const [opens, frames, closes] = [[] as (() => void)[], [] as ((frame: string) => void)[], [] as (() => void)[]];
  const wire: Wire = {
    send: (frame) => void sent.push(frame),
    close: () => undefined,
    onOpen: (handler) => void opens.push(handler),
    onFrame: (handler) => void frames.push(handler),
    onClose: (handler) => void closes.push(handler),
  };
  const nothing = () => undefined;
  const rest = { seen: () => [], watching: () => [], onMoved: nothing, onStream: nothing, onTime: nothing, onState: nothing };
  const live = new Live({ open: async () => wire, ...rest });
  live.start();
  await jest.advanceTimersByTimeAsync(0);
  for (const open of opens) open();
  return {
    live,
    calls: () => sent.map((frame) => JSON.parse(frame)).filter(({ t }) => t === 'call'),
    say: (frame: object) => {
      for (const handler of frames) handler(JSON.stringify(frame));
    },
    cut: () => {
      for (const handler of closes) handler();
    },
  };
}

describe('a line carries calls', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('once it is welcome, each to its answer', async () => {
    const { live, calls, say } = await opened();
    expect(live.call(CALL)).toBeNull();
    say(READY);
    const [one, two] = [live.call(CALL), live.call({ ...CALL, post: '7' })];
    expect(calls()).toEqual([
      { t: 'call', n: 1, ...CALL },
      { t: 'call', n: 2, ...CALL, post: '7' },
    ]);
    say({ t: 'answer', n: 2, status: 422, data: { code: 'INVALID_INPUT' } });
    say({ t: 'answer', n: 1, status: 200, data: { entry: {} } });
    expect(await one).toMatchObject({ status: 200, data: { entry: {} } });
    expect(await two).toMatchObject({ status: 422 });
    live.stop();
  });

  it('that fail when nobody answers for five seconds, or the line is lost', async () => {
    const { live, say, cut } = await opened();
    say(READY);
    const late = expect(live.call(CALL)).rejects.toBeUndefined();
    await jest.advanceTimersByTimeAsync(5_000);
    await late;
    const lost = expect(live.call(CALL)).rejects.toBeUndefined();
    cut();
    await lost;
    expect(live.call(CALL)).toBeNull();
    live.stop();
  });

  it('but none that the other end would not take whole', async () => {
    const { live, say, calls } = await opened();
    say(READY);
    expect(live.call({ ...CALL, data: { text: '长'.repeat(5_000) } })).toBeNull();
    expect(calls()).toEqual([]);
    const taken = expect(live.call({ ...CALL, data: { text: '长'.repeat(4_000) } })).rejects.toBeUndefined();
    expect(Buffer.byteLength(JSON.stringify(calls()[0]))).toBeLessThan(16_384);
    live.stop();
    await taken;
  });
});
