import { sourceOptions } from '../kernel/db/source';
import { midwayConfig } from '../kernel/http/server';
import { entities } from './entities';
import { env } from './env';

export default midwayConfig({
  keys: env.DATA_KEYS.slice(-43),
  koa: {
    port: env.NODE_ENV === 'unittest' ? null : env.PORT,
    hostname: env.HOST,
    globalPrefix: '/api',
    proxy: env.HTTPS === '1',
    maxIpsCount: 1,
    // Whoever dribbles bytes is let go: heads here, bodies by their kind at the gate, and none outlives this.
    serverOptions: { headersTimeout: 8_000, requestTimeout: 125_000, connectionsCheckingInterval: 1_000 },
  },
  // Sessions are rows of ours; the framework's own would set a cookie beside them.
  session: { enable: false },
  bodyParser: { enableTypes: ['json'], jsonLimit: '1mb', strict: true },
  typeorm: { dataSource: { default: sourceOptions(env.DB_URL, env.DB_POOL, entities) } },
  // The framework's log quotes addresses and messages, and those quote people: kernel/log speaks for it.
  midwayLogger: {
    default: { level: 'none', transports: { file: false, error: false } },
    clients: { appLogger: { fileLogName: undefined } },
  },
});
