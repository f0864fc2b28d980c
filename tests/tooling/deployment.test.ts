import { existsSync, readFileSync } from 'node:fs';

const guide = readFileSync('.github/DEPLOYMENT.md', 'utf8');
const names = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
const read = names(readFileSync('cloud/src/config/env.ts', 'utf8'), /^ {2}([A-Z][A-Z0-9_]*): /gm);

describe('the guide to a county’s own server', () => {
  it('explains every setting the service reads, and none that it does not', () => {
    const table = guide.slice(guide.indexOf('## Settings')).split('\nOf the scripts')[0] ?? '';
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.flatMap((row) => names(row.split('|')[1] ?? '', /`([A-Z0-9_]+)`/g)).sort()).toEqual(read);
  });

  it('sets nothing the service does not read', () => {
    const [, settings = ''] = /### 3\. Settings[\s\S]*?```\n([\s\S]*?)```/.exec(guide) ?? [];
    const set = names(settings, /^([A-Z0-9_]+)=/gm);
    expect(set.length).toBeGreaterThan(5);
    expect(set.filter((name) => !read.includes(name))).toEqual([]);
  });

  it('names commands and files that are there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const commands = names(guide, /npm run (?:-s )?([a-z-]+)/g);
    expect(commands.filter((name) => !scripts[name])).toEqual([]);
    for (const file of names(guide, /`((?:cloud|scripts)\/[\w./-]+)`/g)) expect([file, existsSync(file)]).toEqual([file, true]);
  });
});
