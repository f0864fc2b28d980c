import { stored } from './storage';

interface Kept<T> {
  data: T;
  at: number;
}
const NAMES = 'kept';
/** What is older says nothing about today and is not kept: it names people. */
const LIFE = 3 * 86_400_000;
const names = () => stored.get<string[]>(NAMES) ?? [];

/** Leaves a reply on the phone, to be shown where there is no signal. */
export function keep(name: string, data: unknown, at: number) {
  stored.set(`kept.${name}`, { data, at });
  const all = names();
  if (!all.includes(name)) stored.set(NAMES, [...all, name]);
}

export function kept<T>(name: string): Kept<T> | null {
  const last = stored.get<Kept<T>>(`kept.${name}`);
  if (last && Date.now() - last.at > LIFE) stored.drop(`kept.${name}`);
  return last && Date.now() - last.at <= LIFE ? last : null;
}

export function unkeep(name: string) {
  stored.drop(`kept.${name}`);
  stored.set(
    NAMES,
    names().filter((each) => each !== name),
  );
}

export function dropKept() {
  for (const name of names()) stored.drop(`kept.${name}`);
  stored.drop(NAMES);
}
