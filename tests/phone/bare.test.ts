import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = join(__dirname, '../../miniapp/src');
/** Parses replies, where the build checks them. */
const PARSER = 'kernel/call.ts';

it('asks no schema for anything on the phone: the built one carries their keys only', () => {
  const asking = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && file !== PARSER)
    .filter((file) => /\.safeParse\(|\bz\.parse\(|\.shape\b/.test(readFileSync(join(SOURCES, file), 'utf8')));
  expect(asking).toEqual([]);
});
