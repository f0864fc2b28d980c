import { createStore, del, delMany, get, keys, set } from 'idb-keyval';
import { newKey } from './once';

/** Before the name of what lies in the browser's own store: an address within a page is gone with the page. */
const MARK = 'kept:';
/** What is younger may be just about to be said, in another window too. */
const FRESH = 10 * 60_000;

interface Kept {
  bytes: ArrayBuffer;
  type: string;
}

let opened: ReturnType<typeof createStore> | undefined;
const store = () => {
  opened ??= createStore('zd-files', 'files');
  return opened;
};
/** Under which address this page knows what lies there. */
const addresses = new Map<string, string>();

/** Takes what lies at an address within the page into the store, and gives its name there. Throws where there is no room. */
export async function keepBytes(address: string): Promise<string> {
  const file = await fetch(address);
  // Browsers of 2019 lose blobs that they have put away, and keep plain bytes.
  const kept: Kept = { bytes: await file.arrayBuffer(), type: file.headers.get('Content-Type') ?? '' };
  const name = MARK + newKey();
  await set(name, kept, store());
  addresses.set(name, address);
  return name;
}

/** An address for the page as it is now; null: it is gone. What never was in the store is its own address, as long as it leads anywhere. */
export async function addressOf(name: string): Promise<string | null> {
  if (!name.startsWith(MARK)) return leads(name);
  const known = addresses.get(name);
  if (known) return known;
  const kept = await get<Kept>(name, store());
  if (!kept) return null;
  const address = addresses.get(name) ?? URL.createObjectURL(new Blob([kept.bytes], { type: kept.type }));
  addresses.set(name, address);
  return address;
}

const leads = (address: string): Promise<string | null> =>
  fetch(address).then(
    () => address,
    () => null,
  );

export async function dropBytes(name: string) {
  const address = addresses.get(name) ?? name;
  addresses.delete(name);
  if (address.startsWith('blob:')) URL.revokeObjectURL(address);
  if (name.startsWith(MARK)) await del(name, store());
}

const bornAt = (name: string) => Number.parseInt(name.slice(MARK.length, MARK.length + 9), 36);

/** Lets go of what nobody waits for any more. */
export async function sweepBytes(wanted: readonly string[]) {
  const isOrphan = (name: IDBValidKey) => typeof name === 'string' && !wanted.includes(name) && !(Date.now() - bornAt(name) < FRESH);
  await delMany((await keys(store())).filter(isOrphan), store());
}
