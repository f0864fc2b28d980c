import { useCallback, useState } from 'react';
import { onSignOut } from './session';
import { stored } from './storage';

interface Draft<T> {
  value: T;
  at: number;
}
const LIFE = 30 * 86_400_000;
const NAMES = 'drafts';
const names = () => stored.get<string[]>(NAMES) ?? [];

/** The draft of a form, or null where there is none or it is older than 30 days. Name it `request`, or `handUp/12` where several live side by side. */
export function draftOf<T>(name: string): Draft<T> | null {
  const draft = stored.get<Draft<T>>(`draft.${name}`);
  if (!draft || Date.now() - draft.at <= LIFE) return draft;
  dropDraft(name);
  return null;
}

export function saveDraft(name: string, value: unknown) {
  stored.set(`draft.${name}`, { value, at: Date.now() });
  if (!names().includes(name)) stored.set(NAMES, [...names(), name]);
}

export function dropDraft(name: string) {
  stored.drop(`draft.${name}`);
  stored.set(
    NAMES,
    names().filter((each) => each !== name),
  );
}

onSignOut((chosen) => {
  if (chosen) for (const name of names()) dropDraft(name);
});

/** The state of a form that survives a killed app: saved on every change, `clear` after sending. `restored` says that it was found again. */
export function useDraft<T extends object>(name: string, empty: T) {
  const [restored] = useState(() => draftOf<T>(name) !== null);
  const [value, setValue] = useState<T>(() => ({ ...empty, ...draftOf<T>(name)?.value }));
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((old) => {
        const next = { ...old, ...part };
        saveDraft(name, next);
        return next;
      }),
    [name],
  );
  const clear = useCallback(() => dropDraft(name), [name]);
  return { value, change, clear, restored };
}
