import type { Entry } from 'shared-types/groups';
import type { Row } from './rows';

interface LineActs {
  /** A line was pressed: for a moment, or long. */
  press: (entry: Entry, long: boolean) => void;
  /** 知道了 on a notice. */
  read: (entry: Entry) => void;
  /** What a line quotes was pressed. */
  quoted: (entry: Entry) => void;
  /** The count of what was said under a notice was pressed: it unfolds, or folds up. */
  replies: (notice: Row) => void;
  /** A line has grown and is to be brought into sight. */
  look: (seq: number) => void;
  /** An official answer solved nothing, and a matter is to be made of what it answers. */
  plead: (answer: Entry) => void;
  /** Earlier replies are wanted. */
  earlier: (notice: Row) => void;
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
export const lookAt = (group: string, seq: number) => acts.get(group)?.look(seq);
export const pleaPressed = (group: string, answer: Entry) => acts.get(group)?.plead(answer);
export const repliesPressed = (group: string, notice: Row) => acts.get(group)?.replies(notice);
export const earlierPressed = (group: string, notice: Row) => acts.get(group)?.earlier(notice);
