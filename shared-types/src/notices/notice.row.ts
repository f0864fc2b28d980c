/** The facts of an event that name people: one id, or several with blanks between them. */
export type Whom =
  | 'requester'
  | 'agent'
  | 'offered'
  | 'replaced'
  | 'dispatchers'
  | 'staff'
  | 'clerks'
  | 'owners'
  | 'reviewers'
  | 'writer'
  | 'members'
  | 'keepers'
  | 'author'
  | 'reporter';

/**
 * What somebody is told when something happens. Fit for a locked screen: no name, no place, no matter by its title.
 * Blanks: `{due}` the fact `due`, `{when}` the facts `from` and `to`. Of several rows for one person the first one counts.
 */
export interface NoticeRow {
  event: string;
  to: Whom;
  /** Only where this fact has this value. */
  where?: readonly [fact: string, value: string | null];
  title: string;
  body: string;
}
