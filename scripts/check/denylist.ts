export interface Lockfile {
  packages: Record<string, { version?: string }>;
}

/** Package name to `<version` (older ones are refused) or `*` (all are). */
export type Denylist = Record<string, string>;

/** Packages of the lockfile with known holes, transitive ones included. */
export function denylistProblems(lock: Lockfile, denied: Denylist): string[] {
  return Object.entries(lock.packages).flatMap(([path, { version = '' }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const range = path.includes('node_modules/') ? denied[name] : undefined;
    return range && isDenied(version, range) ? [`${path}: ${version} is on the deny-list (${range})`] : [];
  });
}

const isDenied = (version: string, range: string) => range === '*' || isOlder(version, range.replace(/^</, ''));

function isOlder(version: string, limit: string): boolean {
  const [left, right] = [numbers(version), numbers(limit)];
  const different = right.findIndex((part, at) => part !== left[at]);
  if (different >= 0) return (left[different] ?? 0) < (right[different] ?? 0);
  return version.includes('-'); // 1.0.0-rc.1 comes before 1.0.0
}

const numbers = (version: string) => (version.split('-')[0] ?? '').split('.').map(Number);
