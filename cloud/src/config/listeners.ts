import { ErrandDeadlines } from '../errands/errand.deadlines';
import { NoticeReactions } from '../notices/notice.reactions';

/** What must be awake before the first call: it announces what a room does when time passes or something happens elsewhere. */
export const listeners = [ErrandDeadlines, NoticeReactions];
