/** The room a file has become part of: it alone knows who may still read it. */
export interface FileKeeper {
  /** The first part of the subjects it binds files to, `chat` of `chat/12/34`. */
  room: string;
  mayRead(personId: string, file: { region: string; subject: string }): Promise<boolean>;
  /** Somebody is about to be given the whole of it; throws where that cannot be put on record. */
  opening?(personId: string, file: { region: string; subject: string }): Promise<void>;
}

const keepers = new Map<string, FileKeeper>();
/** Rooms announce themselves when they are made ready. */
export const announceFileKeeper = (keeper: FileKeeper) => void keepers.set(keeper.room, keeper);
/** Null where no room answers for it: then nobody but its owner reads it. */
export const keeperOf = (subject: string) => keepers.get(subject.split('/')[0] ?? '') ?? null;
