import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { env } from '../../cloud/src/config/env';
import { wrongIn } from './signed';

/** The one account; the first is the only name the server knows. */
const ACCOUNT = { key: 'S3RVER', secret: 'a-secret-only-this-test-knows', region: env.FILES_S3_REGION };

/** A real server that speaks as S3 does, with one empty bucket and a door that checks every signature; the service is told to use it. */
export async function openBucket() {
  const directory = await mkdtemp(join(tmpdir(), 'bucket-'));
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: 'files', configs: [] }] });
  // The server itself asks only whose key it is.
  server.middleware.unshift(async (call, next) => {
    if (wrongIn(call.req, ACCOUNT, Date.now()) === null) return next();
    Object.assign(call, { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' });
  });
  const { port } = await server.run();
  const url = `http://127.0.0.1:${port}/files`;
  Object.assign(env, { FILES_S3_URL: url, FILES_S3_KEY: ACCOUNT.key, FILES_S3_SECRET: ACCOUNT.secret });
  return {
    url,
    close: async () => {
      await server.close().catch(() => undefined);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
