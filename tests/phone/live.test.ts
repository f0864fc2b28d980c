import { Live, type Streamed, type Watched, type Wire } from '../../miniapp/src/kernel/live';

/** The far end of one socket. */
interface End {
  sent: string[];
  closed: boolean;
  open: () => void;
  say: (frame: object) => void;
  cut: () => void;
}

function service() {
  const ends: End[] = [];
  const wire = (): Wire => {
    const handlers = { open: () => {}, frame: (_: string) => {}, close: () => {} };
    const end: End = {
      sent: [],
      closed: false,
      open: () => handlers.open(),
      say: (frame) => handlers.frame(JSON.stringify(frame)),
      cut: () => handlers.close(),
    };
    ends.push(end);
    return {
      send: (frame) => void end.sent.push(frame),
      close: () => {
        end.closed = true;
      },
      onOpen: (handler) => {
        handlers.open = handler;
      },
      onFrame: (handler) => {
        handlers.frame = handler;
      },
      onClose: (handler) => {
        handlers.close = handler;
      },
    };
  };
  const watched: Watched[] = [];
  const heard = { moved: [] as string[], states: [] as boolean[], times: [] as string[], streamed: [] as Streamed[] };
  const live = new Live({
    open: async () => wire(),
    seen: () => [{ subject: 'errand/1', no: 3 }],
    watching: () => watched,
    onStream: (frame) => void heard.streamed.push(frame),
    onMoved: (subject, no) => void heard.moved.push(`${subject}@${no}`),
    onTime: (iso) => void heard.times.push(iso),
    onState: (up) => void heard.states.push(up),
  });
  const end = (n: number) => {
    const found = ends[n];
    if (!found) throw new Error(`no socket ${n}`);
    return found;
  };
  return { live, ends, end, heard, watched };
}

const READY = { t: 'ready', personId: '1', now: '2026-11-22T01:00:00.000Z' };

describe('the live line', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const soon = () => jest.advanceTimersByTimeAsync(0);

  it('says what it has seen first, and is up once the service is ready', async () => {
    const { live, end, heard } = service();
    live.start();
    await soon();
    end(0).open();
    expect(JSON.parse(end(0).sent[0] ?? '')).toEqual({ t: 'hello', seen: [{ subject: 'errand/1', no: 3 }] });
    expect(heard.states).not.toContain(true);
    end(0).say(READY);
    expect(heard.states.at(-1)).toBe(true);
    expect(heard.times).toEqual([READY.now]);
    live.stop();
  });

  it('passes on what moved and shrugs at what it cannot read', async () => {
    const { live, end, heard } = service();
    live.start();
    await soon();
    end(0).open();
    end(0).say({ t: 'moved', subject: 'errand/1', no: 4, type: 'errand.accept', at: READY.now });
    end(0).say({ t: 'something new' });
    expect(heard.moved).toEqual(['errand/1@4']);
    live.stop();
  });

  it('comes back after a cut, within half a minute however often it failed', async () => {
    const { live, ends, end, heard } = service();
    live.start();
    await soon();
    for (let n = 0; n < 12; n++) {
      end(n).open();
      end(n).cut();
      await jest.advanceTimersByTimeAsync(30_000);
      expect(ends.length).toBe(n + 2);
    }
    expect(heard.states.at(-1)).toBe(false);
    live.stop();
  });

  it('pings, and takes silence over a beat for a lost line', async () => {
    const { live, ends, end } = service();
    live.start();
    await soon();
    end(0).open();
    end(0).say(READY);
    await jest.advanceTimersByTimeAsync(25_000);
    expect(end(0).sent.at(-1)).toBe('{"t":"ping"}');
    end(0).say({ t: 'pong', now: READY.now });
    await jest.advanceTimersByTimeAsync(25_000);
    expect(ends).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(25_000 + 300);
    expect(end(0).closed).toBe(true);
    expect(ends.length).toBeGreaterThan(1);
    live.stop();
  });

  it('asks for the logs on screen once it is welcome, and again at every opening', async () => {
    const { live, end, watched } = service();
    watched.push({ subject: 'group/1', after: 7 });
    live.start();
    await soon();
    end(0).open();
    live.watch({ subject: 'group/2', after: 0 });
    expect(end(0).sent.some((frame) => frame.includes('watch'))).toBe(false);
    end(0).say(READY);
    expect(end(0).sent.at(-1)).toBe('{"t":"watch","subject":"group/1","after":7}');
    live.unwatch('group/1');
    expect(end(0).sent.at(-1)).toBe('{"t":"unwatch","subject":"group/1"}');
    watched[0] = { subject: 'group/1', after: 9 };
    live.resync();
    expect(end(0).sent.at(-1)).toBe('{"t":"watch","subject":"group/1","after":9}');
    end(0).cut();
    await jest.advanceTimersByTimeAsync(300);
    end(1).open();
    end(1).say(READY);
    expect(end(1).sent.at(-1)).toBe('{"t":"watch","subject":"group/1","after":9}');
    live.stop();
  });

  it('passes on what is said in them, how far they have come, and that one may not read on', async () => {
    const { live, end, heard } = service();
    live.start();
    await soon();
    end(0).open();
    end(0).say(READY);
    const frames = [
      { t: 'stream', subject: 'group/1', entries: [{ seq: 8 }] },
      { t: 'badge', subject: 'group/2', last: 4 },
      { t: 'unwatched', subject: 'group/1' },
    ];
    frames.forEach(end(0).say);
    expect(heard.streamed).toEqual(frames);
    expect(heard.moved).toEqual([]);
    live.stop();
  });

  it('says hello again on an open line when the app comes to the front', async () => {
    const { live, end } = service();
    live.start();
    await soon();
    end(0).open();
    live.resync();
    expect(end(0).sent.filter((frame) => frame.includes('hello'))).toHaveLength(2);
    live.stop();
  });

  it('stays closed once stopped, whatever arrives late', async () => {
    const { live, ends, end, heard } = service();
    live.start();
    await soon();
    end(0).open();
    live.stop();
    end(0).say({ t: 'moved', subject: 'errand/1', no: 9, type: 'x', at: READY.now });
    end(0).cut();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(heard.moved).toEqual([]);
    expect(ends).toHaveLength(1);
  });
});
