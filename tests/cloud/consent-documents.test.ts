import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTS } from 'shared-types/people';
import { readVersion, VERSIONS } from '../../cloud/src/people/consent.documents';
import { type County, openCounty } from '../kit/county';
import { errno } from '../kit/kernel';

const FOLDER = join(__dirname, '../../cloud/documents');

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

describe('the documents', () => {
  it('are the files that were published, each version with its own hash', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(VERSIONS.map(({ doc, version }) => `${doc}.${version}.md`).sort());
    for (const { doc, version, sha256 } of VERSIONS)
      expect(
        createHash('sha256')
          .update(readFileSync(join(FOLDER, `${doc}.${version}.md`)))
          .digest('hex'),
      ).toBe(sha256);
    for (const doc of DOCUMENTS) {
      const versions = VERSIONS.filter((each) => each.doc === doc).map((each) => each.version);
      expect(versions).toEqual(versions.map((_, i) => i + 1));
    }
  });

  it('are refused where a file is not the one that was published', () => {
    expect(() => readVersion({ ...VERSIONS[0], sha256: VERSIONS[1].sha256 } as never)).toThrow(/edited/);
  });

  it('can be read by anybody, in plain text', async () => {
    const { documents } = await county.visitor().consent.documents();
    expect(documents.map(({ doc, needed }) => [doc, needed])).toEqual([
      ['privacy', true],
      ['terms', true],
      ['sms', false],
    ]);
    for (const { title, body } of documents) {
      expect(title).toMatch(/^[\u3400-\u9fff]+$/);
      expect(body).toMatch(/## /);
    }
  });
});

describe('what was said', () => {
  it('cannot be changed or deleted, and can only forget where it was said', async () => {
    const person = await county.resident();
    const change = (sql: string) => errno(county.database.query(`${sql} WHERE person_id = ?`, [person.id]));
    const REFUSED = 1644;
    expect(await change("UPDATE consent SET action = 'withdraw'")).toBe(REFUSED);
    expect(await change("UPDATE consent SET ip = 'x'")).toBe(REFUSED);
    expect(await change('DELETE FROM consent')).toBe(REFUSED);
    expect(await change('UPDATE consent SET ip = NULL, ua = NULL')).toBeUndefined();
  });
});
