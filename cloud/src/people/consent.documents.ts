import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConsentDocument, DOCUMENTS, NEEDED } from 'shared-types/people';
import { sha256 } from '../kernel/crypto';

const FOLDER = join(__dirname, '../../documents');

/** Every version there ever was, oldest first. What people agreed to is never edited: other words are another version and another file. */
export const VERSIONS = [
  { doc: 'privacy', version: 1, day: '2026-11-22', sha256: '4d74a8b8f3cf662b75c03d423a99163df191d408931f1e624b52787a44abc958' },
  { doc: 'privacy', version: 2, day: '2026-11-22', sha256: 'e5ae16829864b7d79bec73529ec31ddae53e7f1fffe66cae2e5d4048ffd5aaaa' },
  { doc: 'privacy', version: 3, day: '2026-11-22', sha256: '395383d90a9f2222cd3a80282929d0d7643ec1dbac24479a83506a571620fb02' },
  { doc: 'privacy', version: 4, day: '2026-11-22', sha256: 'a78c2512203e0a7d5ea424c265389d3742f773ed9c32fe1317e70c7236027876' },
  { doc: 'terms', version: 1, day: '2026-11-22', sha256: 'f42114d6d393f9a020c66fc4ded11323d8c2b01937f7a391b5b3508368f333f3' },
  { doc: 'sms', version: 1, day: '2026-11-22', sha256: '117c9238c3412804a313957f5e4936de33536709f484624e3c47685e85a14865' },
] as const satisfies readonly Pick<ConsentDocument, 'doc' | 'version' | 'day' | 'sha256'>[];

/** The file of a version, read whole; throws where it is not the one that was published. */
export function readVersion({ doc, version, day, sha256: published }: (typeof VERSIONS)[number]): ConsentDocument {
  const text = readFileSync(join(FOLDER, `${doc}.${version}.md`), 'utf8');
  if (sha256(text).toString('hex') !== published) throw new Error(`${doc}.${version}.md has been edited: publish another version instead`);
  const [first = '', ...rest] = text.split('\n');
  return {
    doc,
    version,
    day,
    sha256: published,
    title: first.replace(/^# /, ''),
    body: rest.join('\n').trim(),
    needed: NEEDED.includes(doc),
  };
}

/** The present version of each document. */
export const presentDocuments = (): ConsentDocument[] =>
  DOCUMENTS.flatMap((doc) => VERSIONS.filter((each) => each.doc === doc).slice(-1)).map(readVersion);
