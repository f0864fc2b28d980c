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
  },
  bodyParser: { enableTypes: ['json'], jsonLimit: '1mb', strict: true },
  typeorm: { dataSource: { default: sourceOptions(env.DB_URL, env.DB_POOL, entities) } },
  midwayLogger: {
    default: { level: 'warn', transports: { file: false, error: false } },
    clients: { appLogger: { fileLogName: undefined } },
  },
});
