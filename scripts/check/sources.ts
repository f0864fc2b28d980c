import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface Source {
  /** Relative to the root, with forward slashes. */
  path: string;
  text: string;
}

const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.local', '.swc', 'coverage']);
const TEXT = /\.(ts|tsx|mts|cts|js|mjs|cjs|json|sql|md|yml|yaml|css|scss|html|sh|csv|txt)$|(^|\/)(run|Dockerfile|\.npmrc|\.gitignore)$/;
const CODE = /\.(ts|tsx|mts|cts|js|mjs|cjs)$/;

/** Every text file of the project as it lies there, committed or not. */
export function sources(root: string, folder = root): Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : sources(root, path);
    const name = relative(root, path).replaceAll('\\', '/');
    return entry.isFile() && TEXT.test(name) ? [{ path: name, text: readFileSync(path, 'utf8') }] : [];
  });
}

export const isCode = ({ path }: Source) => CODE.test(path);
