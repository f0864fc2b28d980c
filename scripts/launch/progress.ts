const TICK = process.stdout.isTTY ? 1000 : 10_000;
const running = new Map<string, number>();
let ticking: NodeJS.Timeout | undefined;

/** Runs one piece of work; whatever takes longer than a second is seen to tick, and to end. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  running.set(name, begun);
  ticking ??= setInterval(tick, TICK);
  try {
    const result = await work();
    finish(name, begun, 'ok');
    return result;
  } catch (error) {
    finish(name, begun, 'failed');
    throw error;
  }
}

function finish(name: string, begun: number, how: string): void {
  running.delete(name);
  if (running.size === 0) {
    clearInterval(ticking);
    ticking = undefined;
  }
  const took = seconds(begun);
  clearLine();
  if (took >= 1 || how !== 'ok') console.log(`${how === 'ok' ? '✓' : '✗'} ${name} ${took} s`);
}

function tick(): void {
  const line = `... ${[...running].map(([name, begun]) => `${name} ${seconds(begun)} s`).join(' · ')}`;
  clearLine();
  process.stdout.write(process.stdout.isTTY ? line : `${line}\n`);
}

const clearLine = () => process.stdout.isTTY && process.stdout.write('\r\x1b[2K');
const seconds = (begun: number) => Math.round((performance.now() - begun) / 1000);
