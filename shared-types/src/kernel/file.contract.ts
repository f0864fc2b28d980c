import * as z from 'zod/mini';
import { EVERYONE } from './actor';
import { route } from './contract';
import { id, instant } from './fields';

export const FILE_KINDS = ['image', 'voice', 'document'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const MB = 1024 * 1024;
/** Bytes of a file as it is sent, by its kind. */
export const FILE_MOST: Record<FileKind, number> = { image: 10 * MB, voice: 2 * MB, document: 10 * MB };
/** Seconds of a voice. */
export const VOICE_SECONDS = 60;
/** Milliseconds for which a link to a file opens it. */
export const LINK_HOLDS = 5 * 60_000;
/** Files whose links can be asked for at once. */
export const LINKS_MOST = 30;

/** A file that has been taken in. Pixels and seconds where the kind has them; `name` only of documents. */
export const FileCard = z.object({
  id,
  kind: z.enum(FILE_KINDS),
  /** As it is kept, `image/jpeg`. */
  type: z.string(),
  name: z.nullable(z.string()),
  bytes: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  seconds: z.nullable(z.int()),
});
export type FileCard = z.infer<typeof FileCard>;

const ids = z.string().check(z.regex(/^[1-9]\d{0,18}(,[1-9]\d{0,18}){0,29}$/));

export const fileRoutes = {
  links: route({
    method: 'GET',
    path: '/file-links',
    summary: 'Links of a few minutes to files I may read, made for me; what I may not read is left out',
    roles: EVERYONE,
    matrix: 'file.links',
    query: z.strictObject({ ids }),
    response: z.object({
      /** `url` and `preview` begin with /api; `preview` is there for images. */
      links: z.array(z.object({ id, url: z.string(), preview: z.nullable(z.string()) })),
      until: instant,
    }),
  }),
};

/**
 * Calls that carry bytes, which no JSON schema describes: multipart with one part `file` (and a field `name`) goes
 * in, the file itself comes out. The key of the upload stands in the header `Idempotency-Key` as in every write.
 */
export const byteRoutes = {
  upload: route({
    method: 'POST',
    path: '/files',
    summary: 'Send a file; under the same key it is one file',
    roles: EVERYONE,
    matrix: 'file.upload',
    response: FileCard,
    refusals: [
      'KEY_REUSED',
      'FILE_TYPE',
      'FILE_TOO_LARGE',
      'FILE_UNREADABLE',
      'IMAGE_TOO_LARGE',
      'VOICE_TOO_LONG',
      'NO_ROOM',
      'QUOTA_SPENT',
    ],
  }),
  read: route({
    method: 'GET',
    path: '/files/:name',
    summary: 'The file behind a link that was made for somebody and still holds',
    roles: 'public',
    matrix: 'file.read',
    response: z.unknown(),
    refusals: ['NOT_FOUND', 'RANGE_WRONG'],
  }),
};
