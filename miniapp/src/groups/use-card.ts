import { api } from '../kernel/api';
import { useRead } from '../kernel/query';

/** One group to look at; told of acts of order and of what is pinned it is fetched anew. */
export const useCard = (id: string) => useRead(['group', 'order', 'pinned', 'card', id], () => api.groups.show({ id }), { keep: true });
