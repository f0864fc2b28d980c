import { sortOf } from '../../cloud/src/kernel/files/magic';
import { secondsOf } from '../../cloud/src/kernel/files/voice';
import { thinned, wave } from '../../miniapp/src/groups/voice/wave';

describe('a voice from a browser', () => {
  it('is written so that the service knows it and how long it is', () => {
    const samples = thinned(new Float32Array(48_000 * 3).fill(0.5), 48_000);
    const bytes = Buffer.from(wave(samples));
    expect(samples).toHaveLength(24_000);
    expect([sortOf(bytes)?.type, secondsOf(bytes, 'audio/wav')]).toEqual(['audio/wav', 3]);
    expect([bytes.readInt16LE(44), bytes.length]).toEqual([Math.trunc(0.5 * 0x7fff), 44 + 48_000]);
  });

  it('of a minute stays below what is taken, and is louder nowhere than it may be', () => {
    const samples = thinned(new Float32Array(44_100 * 60).fill(3), 44_100);
    const bytes = Buffer.from(wave(samples));
    expect(bytes.length).toBeLessThan(2 * 1024 * 1024);
    expect(bytes.readInt16LE(bytes.length - 2)).toBe(0x7fff);
  });
});
