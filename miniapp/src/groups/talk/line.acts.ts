import type { Entry } from 'shared-types/groups';

interface LineActs {
  /** A line was pressed: for a moment, or long. */
  press: (entry: Entry, long: boolean) => void;
  /** 知道了 on a notice. */
  read: (entry: Entry) => void;
  /** What a line quotes was pressed. */
  quoted: (entry: Entry) => void;
}
const acts = new Map<string, LineActs>();

/** The page of a group says here what its lines do: handed down through every line it would be compared at each draw. */
export function actsOn(group: string, mine: LineActs) {
  acts.set(group, mine);
  return () => {
    if (acts.get(group) === mine) acts.delete(group);
  };
}
export const pressed = (group: string, entry: Entry, long: boolean) => acts.get(group)?.press(entry, long);
export const readNotice = (group: string, entry: Entry) => acts.get(group)?.read(entry);
export const quotePressed = (group: string, entry: Entry) => acts.get(group)?.quoted(entry);
