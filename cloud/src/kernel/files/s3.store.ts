import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { crashpoint } from '../crashpoint';
import { Refusal } from '../errors';
import { log } from '../log';
import type { Kept, Span, Store } from './store';

/** Milliseconds: a person waits for it. */
const PATIENCE = 20_000;
const TRIES = 2;

interface Bucket {
  FILES_S3_URL?: string;
  FILES_S3_REGION: string;
  FILES_S3_KEY?: string;
  FILES_S3_SECRET?: string;
}

/** Files in a bucket of whatever speaks as S3 does: COS, MinIO, OBS. */
export class S3Store implements Store {
  private readonly client: AwsClient;
  private readonly home: string;

  constructor({ FILES_S3_URL = '', FILES_S3_REGION: region, FILES_S3_KEY = '', FILES_S3_SECRET = '' }: Bucket) {
    this.home = FILES_S3_URL.replace(/\/+$/, '');
    this.client = new AwsClient({ accessKeyId: FILES_S3_KEY, secretAccessKey: FILES_S3_SECRET, service: 's3', region, retries: TRIES });
  }

  async put(name: string, bytes: Buffer): Promise<void> {
    await this.ask(`/${name}`, { method: 'PUT', body: new Uint8Array(bytes), headers: { 'content-type': 'application/octet-stream' } });
    crashpoint('after-write');
    crashpoint('after-rename');
  }

  async read(name: string, span?: Span): Promise<Readable | null> {
    const answer = await this.ask(`/${name}`, span && { headers: { range: `bytes=${span.from}-${span.to}` } });
    return answer?.body ? Readable.fromWeb(answer.body as ReadableStream) : null;
  }

  async remove(name: string): Promise<void> {
    await this.ask(`/${name}`, { method: 'DELETE' });
  }

  async list(beginning: string): Promise<Kept[]> {
    const kept: Kept[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const page: string = await this.page(beginning, next);
      for (const [, name = '', at = ''] of page.matchAll(/<Key>([^<]+)<\/Key>\s*<LastModified>([^<]+)</g))
        kept.push({ name, at: new Date(at) });
      next = /<NextContinuationToken>([^<]+)</.exec(page)?.[1];
    }
    return kept;
  }

  private async page(prefix: string, after: string): Promise<string> {
    const query = new URLSearchParams({ 'list-type': '2', prefix, ...(after && { 'continuation-token': after }) });
    return (await (await this.ask(`/?${query}`))?.text()) ?? '';
  }

  /** Null where there is nothing; throws UNAVAILABLE where the place does not answer as it should. */
  private async ask(path: string, init: RequestInit = {}): Promise<Response | null> {
    const answer = await this.client.fetch(`${this.home}${path}`, { ...init, signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
    if (answer?.ok) return answer;
    await answer?.body?.cancel();
    if (answer?.status === 404) return null;
    log.warn('the place of files does not answer', { status: answer?.status });
    throw new Refusal('UNAVAILABLE');
  }
}
