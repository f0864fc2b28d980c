import * as z from 'zod/mini';
import { dangerIn } from './refused';

const port = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(65_535));

/** What the service reads from its environment; everything else is data. Read once, refused as a whole. */
const Env = z.object({
  NODE_ENV: z._default(z.enum(['production', 'local', 'unittest']), 'production'),
  /** MySQL 8 or MariaDB 10.11, `mysql://user:password@host/name`, `?socketPath=` understood. */
  DB_URL: z.url({ protocol: /^mysql$/ }),
  DB_POOL: z._default(z.coerce.number().check(z.int(), z.minimum(2), z.maximum(200)), 20),
  PORT: z._default(port, 7001),
  HOST: z._default(z.string(), '127.0.0.1'),
  /** Where Prometheus finds the numbers, on this machine only; without it there are none. */
  METRICS_PORT: z.optional(port),
  /** Seconds for which a service told to stop says so at /readyz before it takes no more calls. */
  DRAIN_SECONDS: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(60)), 0),
  /** Shares live updates and limits between several instances: `redis://:password@host:6379`. */
  REDIS_URL: z.optional(z.string().check(z.regex(/^rediss?:\/\/\S+$/))),
  /** The address people open, `https://…`: printed on posters and cards. */
  PUBLIC_URL: z.optional(z.url()),
  /** `1` shows the pages of the interface under /api/docs also in production. */
  DOCS: z.optional(z.enum(['0', '1'])),
  /** WeChat's own interface; another address is for tests. */
  WECHAT_URL: z._default(z.url(), 'https://api.weixin.qq.com'),
  /** `0` closes the groups to everybody: nothing of them is said, read or listed, and no phone shows a way there. What was said is kept. */
  CHAT_ENABLED: z._default(z.enum(['0', '1']), '1'),
  /** `0` in a process that only answers calls and leaves deadlines and reactions to others. */
  ENGINE: z._default(z.enum(['0', '1']), '1'),
  /** Folder of the built H5 pages; without it the service serves the interface alone. */
  H5_DIR: z.optional(z.string()),
  /** Folder of what people upload; with an S3 address only of what is just coming in. */
  FILES_DIR: z.optional(z.string()),
  /** Megabytes that stay free; without it a tenth of the disk, at most 5 GB. */
  FILES_FLOOR_MB: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  /** Address of a bucket, `https://files-125.cos.ap-beijing.myqcloud.com` or `https://minio.county.gov.cn/files`, and who may write there. */
  FILES_S3_URL: z.optional(z.url({ protocol: /^https?$/ })),
  FILES_S3_REGION: z._default(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)), 'us-east-1'),
  FILES_S3_KEY: z.optional(z.string().check(z.regex(/^\S{3,128}$/))),
  FILES_S3_SECRET: z.optional(z.string().check(z.regex(/^\S{8,256}$/))),
  /** `1` while demo counties are loaded: shows the demo people and lets anybody be one. */
  DEMO: z._default(z.enum(['0', '1']), '0'),
  /** `id:base64` of 32 bytes, comma separated; the first one seals, all of them open. */
  DATA_KEYS: z.string().check(z.regex(/^[a-z0-9]{1,8}:[A-Za-z0-9+/]{43}=(,[a-z0-9]{1,8}:[A-Za-z0-9+/]{43}=)*$/)),
  /** The county's SMS gateway for sign-in codes, and its token. Production does not start without one. */
  SMS_URL: z.optional(z.url()),
  SMS_TOKEN: z.optional(z.string()),
  /** The mini-program's name and key at the platform. Without them the doors of WeChat are closed. */
  WECHAT_APPID: z.optional(z.string().check(z.regex(/^wx[0-9a-f]{16}$/))),
  WECHAT_SECRET: z.optional(z.string().check(z.minLength(16))),
  /** Message push: the token, and the EncodingAESKey of the safe mode. */
  WECHAT_PUSH_TOKEN: z.optional(z.string().check(z.regex(/^[0-9A-Za-z]{3,32}$/))),
  WECHAT_PUSH_KEY: z.optional(z.string().check(z.regex(/^[0-9A-Za-z]{43}$/))),
  /** The county's own subscribe templates: `progress=ID/thing1,phrase2,time3,thing4;visit=…;task=…`. */
  WECHAT_TEMPLATES: z.optional(z.string()),
  /** Which mini-program a message or a code opens. */
  WECHAT_STATE: z._default(z.enum(['developer', 'trial', 'formal']), 'formal'),
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
  const danger = dangerIn(parsed.data);
  if (danger) throw new Error(`configuration: ${danger}`);
  if (new Set(['URL', 'KEY', 'SECRET'].map((part) => from[`FILES_S3_${part}`] === undefined)).size > 1)
    throw new Error('configuration: FILES_S3_URL, FILES_S3_KEY and FILES_S3_SECRET belong together');
  if (parsed.data.WECHAT_APPID && !parsed.data.WECHAT_SECRET) throw new Error('configuration: WECHAT_APPID needs WECHAT_SECRET');
  return parsed.data;
}

export const env = readEnv(process.env);
