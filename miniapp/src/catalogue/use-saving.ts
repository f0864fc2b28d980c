import Taro from '@tarojs/taro';
import type { EditView, Said } from 'shared-types/catalogue';
import { dayOf } from 'shared-types/kernel/calendar';
import { now } from '../kernel/clock';
import { goBack } from '../kernel/platform';
import { useAct } from '../kernel/query';
import { own } from './api';

/** What a change is about and since when. `id` is null until it was saved once. */
export interface Draft {
  id: string | null;
  version: number;
  code: string;
  unit: string | null;
  from: string;
  to: string | null;
  why: string;
}
export type Saving = ReturnType<typeof useSaving>;
type Written = Pick<Draft, 'code' | 'from' | 'to' | 'why'> & { said: Said };

/** The calendar day it is where the service is. */
export const useToday = () => dayOf(now());

/** Keeps what was written as a draft and leads to where it can be handed on. */
export function useSaving({ id, version, unit }: Draft) {
  const save = ({ code, ...written }: Written, once: string): Promise<EditView> =>
    id ? own.edits.rewrite({ id, version, ...written }, once) : own.edits.start({ code, unit, ...written }, once);
  return useAct(save, {
    touches: ['item-edit', ...(id ? [`item-edit/${id}`] : [])],
    onDone: (edit) => {
      if (id) goBack();
      else void Taro.redirectTo({ url: `/catalogue/change?id=${edit.id}` });
    },
  });
}
