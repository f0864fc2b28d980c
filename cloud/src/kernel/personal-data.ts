import type { DataPart } from 'shared-types/people';
import type { Tx } from './db/transaction';

/** Whom it is about. `phoneIndex` is null for somebody without a phone. */
export interface Subject {
  id: string;
  phoneIndex: Buffer | null;
}

/** What one room knows about people. A room that keeps a new table with something personal in it adds it here. */
export interface PersonalData {
  /** Unique in the house. */
  name: string;
  /** Everything about the person, for that person: nothing masked, nobody else's secrets. */
  tell(person: Subject): Promise<DataPart[]>;
  /** Why the person cannot be forgotten yet, as a sentence; null where nothing stands in the way. Without `tx` only to say so. */
  holds?(person: Subject, tx?: Tx): Promise<string | null>;
  /** Takes out who it was; what happened, and how often, stays. The person's row is locked. Returns how many rows it changed. */
  erase(tx: Tx, person: Subject): Promise<number>;
}

const parts = new Map<string, PersonalData>();
/** Rooms announce theirs when they are made ready. */
export const announcePersonalData = (part: PersonalData) => void parts.set(part.name, part);
export const personalData = () => [...parts.values()];
