import { api } from '../kernel/api';
import { useRead } from '../kernel/query';
import { useMe } from '../kernel/session';

/** The first page of my inbox; every matter that moves may bring a line. */
export function useInbox() {
  const me = useMe();
  return useRead(['notice', 'errand', 'inbox'], () => api.notices.list({}), { enabled: me !== null, live: true });
}

/** How many messages nobody has opened yet. */
export const useUnread = () => useInbox().data?.unread ?? 0;
