import * as z from 'zod/mini';

/** What the service reads from its environment; everything else is data. Read once, refused as a whole. */
const Env = z.object({
  NODE_ENV: z._default(z.enum(['production', 'local', 'unittest']), 'production'),
  /** MySQL 8 or MariaDB 10.11, `mysql://user:password@host/name`, `?socketPath=` understood. */
  DB_URL: z.string().check(z.startsWith('mysql://')),
  DB_POOL: z._default(z.coerce.number(), 20),
  PORT: z._default(z.coerce.number(), 7001),
  HOST: z._default(z.string(), '127.0.0.1'),
  /** `0` in a process that only answers calls and leaves deadlines and reactions to others. */
  ENGINE: z._default(z.enum(['0', '1']), '1'),
  /** Folder of the built H5 pages; without it the service serves the interface alone. */
  H5_DIR: z.optional(z.string()),
  /** `1` while demo counties are loaded: shows the demo people and lets anybody be one. */
  DEMO: z._default(z.enum(['0', '1']), '0'),
  /** `id:base64` of 32 bytes, comma separated; the first one seals, all of them open. */
  DATA_KEYS: z.string().check(z.regex(/^[a-z0-9]{1,8}:[A-Za-z0-9+/]{43}=(,[a-z0-9]{1,8}:[A-Za-z0-9+/]{43}=)*$/)),
  /** The county's SMS gateway for sign-in codes, and its token. Production does not start without one. */
  SMS_URL: z.optional(z.url()),
  SMS_TOKEN: z.optional(z.string()),
  /** True behind a proxy that ends TLS: the session cookie is then `__Host-` and Secure. */
  HTTPS: z._default(z.enum(['0', '1']), '0'),
  /** Tests of what a power cut leaves behind: where this process dies, and which promises of the kernel are taken back. */
  CRASH_AT: z.optional(z.string().check(z.regex(/^[a-z-]+:[1-9]\d{0,3}$/))),
  PLANTED: z.optional(z.string()),
  LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
});
export type Env = z.infer<typeof Env>;

/** Parses the environment, or throws one sentence that names every variable that is wrong, never its value. */
export function readEnv(from: NodeJS.ProcessEnv): Env {
  const parsed = Env.safeParse(from);
  if (!parsed.success) throw new Error(`configuration: check ${[...new Set(parsed.error.issues.map((i) => i.path.join('.')))].join(', ')}`);
  if (parsed.data.NODE_ENV === 'production' && parsed.data.DEMO === '1') throw new Error('configuration: DEMO=1 is refused in production');
  if (parsed.data.NODE_ENV === 'production' && (parsed.data.CRASH_AT || parsed.data.PLANTED))
    throw new Error('configuration: CRASH_AT and PLANTED are for tests');
  if (parsed.data.NODE_ENV === 'production' && !parsed.data.SMS_URL)
    throw new Error('configuration: production needs SMS_URL, or nobody could sign in');
  return parsed.data;
}

export const env = readEnv(process.env);
