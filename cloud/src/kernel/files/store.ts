import type { Readable } from 'node:stream';
import { env } from '../../config/env';
import { FolderStore } from './folder.store';
import { incoming } from './incoming';
import { S3Store } from './s3.store';

/** Bytes from and to, both included. */
export interface Span {
  from: number;
  to: number;
}
export interface Kept {
  name: string;
  /** When it was put there, by the clock of the place. */
  at: Date;
}

/** Where the bytes lie. Names are ours: 32 hexadecimal digits, and the same with `-small`. */
export interface Store {
  /** Returns once the bytes would outlive a power cut. The same name again is the same bytes again. */
  put(name: string, bytes: Buffer): Promise<void>;
  /** Null where there is nothing of this name. */
  read(name: string, span?: Span): Promise<Readable | null>;
  /** Of a name that is not there, nothing. */
  remove(name: string): Promise<void>;
  /** All names that begin with these two letters. */
  list(beginning: string): Promise<Kept[]>;
}

let store: Store | null = null;
/** What the settings said when it was opened. */
let place = '';

/** The place the settings name. After a service has stopped the next one may have others, and what it left under way may still ask. */
export function openStore(): Store {
  const named = `${env.FILES_S3_URL ?? ''} ${env.FILES_DIR ?? ''}`;
  if (!store || named !== place) [store, place] = [made(), named];
  return store;
}

/** Lets go of it when the service stops. */
export const leaveStore = () => {
  store = null;
};

function made(): Store {
  const home = incoming();
  return env.FILES_S3_URL ? new S3Store(env) : new FolderStore(home);
}
