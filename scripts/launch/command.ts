import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Complaint } from './complaint';

interface Options {
  /** Where to run, relative to the root of the project. */
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Show what the command prints as it comes; otherwise only the end of it, and only when it fails. */
  loud?: boolean;
  /** Milliseconds after which the command is ended and counts as failed. */
  limit?: number;
}

const KEPT_OUTPUT = 200_000;
const alive = new Set<ChildProcess>();

/** Runs a command of this project to its end; throws with its last output when it fails. */
export async function run(command: string, args: string[], options: Options = {}): Promise<void> {
  const { code, output } = await tryRun(command, args, options);
  if (code !== 0) throw new Complaint(`${output}\n${[command, ...args].join(' ')} failed (exit code ${code}).`.trim());
}

/** Runs a command to its end and gives its exit code and the end of what it printed. */
export function tryRun(command: string, args: string[], options: Options = {}): Promise<{ code: number; output: string }> {
  const env = { ...process.env, PATH: `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH}`, ...options.env };
  const child = spawn(command, args, {
    env,
    cwd: options.cwd,
    stdio: ['ignore', options.loud ? 'inherit' : 'pipe', options.loud ? 'inherit' : 'pipe'],
  });
  alive.add(child);
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const limit = options.limit && setTimeout(() => child.kill('SIGKILL'), options.limit);
  return new Promise((resolve) => {
    const end = (code: number, last = '') => {
      clearTimeout(limit);
      alive.delete(child);
      resolve({ code, output: output + last });
    };
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Ends whatever `run` has under way. */
export function stopCommands(): void {
  for (const child of alive) child.kill('SIGTERM');
}

export interface Guarded {
  /** Resolves with the exit code. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

/** Starts a long-running program behind the guard: it ends when we do, however we end. */
export function startGuarded(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
  stdio: 'inherit' | 'ignore' = 'inherit',
): Guarded {
  const guard = spawn(process.execPath, [join(__dirname, 'guard.mjs'), command, ...args], {
    env,
    detached: true,
    stdio: ['pipe', stdio, stdio],
  });
  const ended = new Promise<number>((resolve) => {
    guard.on('error', () => resolve(1));
    guard.on('exit', (code) => resolve(code ?? 1));
  });
  return {
    ended,
    stop: async () => {
      guard.stdin?.destroy();
      await ended;
    },
  };
}
