import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first program of these names in the folders of PATH; undefined when there is none. */
export function onPath(names: string[], path = process.env.PATH ?? ''): string | undefined {
  const folders = path.split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
