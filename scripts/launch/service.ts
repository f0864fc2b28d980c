import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Complaint } from './complaint';

const ANSWERS_WITHIN = 60_000;

/** The key that seals personal fields, made once. Losing it loses them. */
export function dataKeys(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `k1:${randomBytes(32).toString('base64')}`, { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

/** Complains in one line when somebody else listens there. */
export async function checkPortFree(port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((free, taken) => {
    probe.once('error', () =>
      taken(new Complaint(`Port ${port} is taken by another program: stop it, or choose another one (PORT=${port + 1} npm start).`)),
    );
    probe.listen(port, host, free);
  });
  await new Promise((closed) => probe.close(closed));
}

/** The port to listen on, from the environment. */
export function chosenPort(): number {
  const port = Number(process.env.PORT ?? 7001);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) throw new Complaint('PORT must be a number between 1 and 65534.');
  return port;
}

export const h5Folder = () => resolve('miniapp', 'dist', 'h5');

/** Waits until the service answers its health question; complains when it ended or stays silent. */
export const waitForHealth = (address: string, ended: Promise<number>) => waitForAnswer(`${address}/api/health`, ended);

/** Waits until somebody answers there; complains when they ended or stay silent. */
export async function waitForAnswer(url: string, ended: Promise<number>): Promise<void> {
  let code: number | undefined;
  void ended.then((value) => {
    code = value;
  });
  const giveUp = performance.now() + ANSWERS_WITHIN;
  while (!(await answers(url))) {
    if (code !== undefined) throw new Complaint(`The service ended (exit code ${code}): see the lines above.`);
    if (performance.now() > giveUp) throw new Complaint('The service does not answer: see the lines above.');
    await pause(100);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
