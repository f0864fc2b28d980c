import { dialectProblems } from '../../scripts/check/dialect';

const migration = (text: string) => dialectProblems([{ path: 'cloud/migrations/0042-planted.up.sql', text }]);
const service = (text: string) => dialectProblems([{ path: 'cloud/src/errands/errand.rows.ts', text }]);

describe('a statement only one server understands', () => {
  it.each([
    ['SELECT no FROM rule FOR SHARE', 'FOR SHARE'],
    ['INSERT INTO rule (name) VALUES (1) AS new ON DUPLICATE KEY UPDATE name = new.name', 'AS new'],
    ['CREATE TABLE a (b INT, KEY a_b ((b + 1)))', 'KEY a_b (('],
    ['CREATE INDEX a_b ON a ((b + 1))', 'INDEX a_b ON a (('],
    ['CREATE TABLE a (b VARCHAR(9) COLLATE utf8mb4_0900_ai_ci)', 'utf8mb4_0900_ai_ci'],
    ['CREATE TABLE a (b VARCHAR(9) COLLATE uca1400_ai_ci)', 'uca1400_ai_ci'],
    ['INSERT INTO rule (name) VALUES (1) RETURNING name', 'RETURNING'],
    ['CREATE TABLE a (facts JSON NOT NULL)', 'JSON NOT'],
    ["SELECT JSON_VALUE(facts, '$.a') FROM event", 'JSON_VALUE('],
    ["SELECT facts->>'$.a' FROM event", "->>'$"],
    ['SELECT no FROM reaction FOR UPDATE SKIP LOCKED', 'SKIP LOCKED'],
    ['SELECT no FROM reaction FOR UPDATE NOWAIT', 'NOWAIT'],
    ['ALTER TABLE a ADD COLUMN IF NOT EXISTS b INT', 'ADD COLUMN IF'],
    ['DROP INDEX IF EXISTS a_b ON a', 'DROP INDEX IF'],
    ['CREATE OR REPLACE TRIGGER a BEFORE UPDATE ON b FOR EACH ROW SET @a = 1', 'CREATE OR REPLACE TRIGGER'],
    ['CREATE TABLE a (id UUID NOT NULL)', 'UUID NOT'],
    ['SELECT ANY_VALUE(a) FROM b', 'ANY_VALUE('],
    ['CREATE TABLE a (at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3))', 'DEFAULT CURRENT_'],
    ['SELECT NOW() AS a', 'NOW('],
    ['CREATE TABLE groups (id BIGINT)', 'groups'],
    ['CREATE TABLE a (rank INT NOT NULL)', 'rank'],
    ['SELECT system FROM a', 'system'],
  ])('is found in a migration and in a string: %s', (sql, named) => {
    expect(migration(`-- first\n${sql}\n`)).toEqual([expect.stringContaining(`cloud/migrations/0042-planted.up.sql:2: ${named}: `)]);
    expect(service(`const a = 1;\nexport const b = \`${sql} \${a}\`;\n`)).toEqual([
      expect.stringContaining(`cloud/src/errands/errand.rows.ts:2: ${named}: `),
    ]);
  });

  it('is not a word in a comment, in data, in a name of its own row or in a sentence', () => {
    const fine =
      "-- RETURNING, groups, rank\nINSERT INTO a (b, of_c) VALUES ('groups of rank', 'FOR SHARE') ON DUPLICATE KEY UPDATE b = VALUES(b)\n";
    expect(migration(fine)).toEqual([]);
    expect(migration('SELECT a.rank, `groups` FROM a FOR UPDATE')).toEqual([]);
    expect(service("export const say = 'a function of the system'; // FOR SHARE")).toEqual([]);
  });

  it('is free where one server is opened on purpose', () => {
    const text = "export const sql = 'SELECT 1 FROM a FOR SHARE';";
    expect(dialectProblems([{ path: 'scripts/database/open.ts', text }])).toEqual([]);
    expect(dialectProblems([{ path: 'tests/cloud/a.test.ts', text }])).toHaveLength(1);
  });
});
