import { api } from './api';
import { saveDraft } from './draft';
import { goTo } from './platform';
import { useRead } from './query';
import { useMe } from './session';
import { Cell, Cells } from './ui/cell';
import { Tile } from './ui/icon';

const TITLE_MOST = 60;

/** What is to be shown: `path` is `room/page?query` of letters, digits, `=` and `&`. */
export interface Sharing {
  path: string;
  title: string;
}
/** Where it waits until a group is chosen: an address would carry its words to every log on the way. */
export const SHARING = 'share';

interface ShareCellProps extends Sharing {
  /** What the others will see of it. */
  note: string;
  /** Stands by itself, below everything else. */
  apart?: boolean;
}

/** A way to show something to a group; nothing for whoever is in none. */
export function ShareCell({ path, title, note, apart = false }: ShareCellProps) {
  const groups = useRead(['group', 'list'], () => api.groups.list(), { enabled: useMe() !== null, keep: true });
  if (!groups.data?.groups.length) return null;
  const cut = [...title].slice(0, TITLE_MOST).join('');
  const open = () => {
    saveDraft(SHARING, { path, title: cut } satisfies Sharing);
    void goTo('groups/about/share');
  };
  const cell = <Cell lead={<Tile name="chats-circle" />} title="发到群里" note={note} onTap={open} />;
  return apart ? <Cells className="mt12">{cell}</Cells> : cell;
}
