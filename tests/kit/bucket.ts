import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { env } from '../../cloud/src/config/env';

/** A real server that speaks as S3 does and checks every signature, with one empty bucket; the service is told to use it. */
export async function openBucket() {
  const directory = await mkdtemp(join(tmpdir(), 'bucket-'));
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: 'files', configs: [] }] });
  const { port } = await server.run();
  const url = `http://127.0.0.1:${port}/files`;
  Object.assign(env, { FILES_S3_URL: url, FILES_S3_KEY: 'S3RVER', FILES_S3_SECRET: 'S3RVER' });
  return {
    url,
    close: async () => {
      await server.close().catch(() => undefined);
      await rm(directory, { recursive: true, force: true });
    },
  };
}
