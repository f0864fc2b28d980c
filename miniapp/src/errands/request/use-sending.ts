import Taro from '@tarojs/taro';
import type { Mode } from 'shared-types/catalogue';
import type { PromiseShown, Request } from 'shared-types/errands';
import { api } from '../../kernel/api';
import { now } from '../../kernel/clock';
import { newKey } from '../../kernel/once';
import { useAct, useRead } from '../../kernel/query';
import { useSubscribe } from '../../kernel/subscribe';
import { bodyOf } from './request.check';
import { changeRequest, type RequestDraft, rememberHabit, useRequest } from './use-request';

/** What the county would promise for this draft; computed anew where the place, the item or the urgency changes. */
export function usePromise({ item, division, urgent }: Pick<RequestDraft, 'item' | 'division' | 'urgent'>) {
  const args = {
    ...(item && { item: item.code }),
    ...(division && { division: division.code }),
    urgent: urgent ? ('yes' as const) : ('no' as const),
  };
  return useRead(['errand-promise', args], () => api.errands.promise(args));
}

const DEAR: Record<RequestDraft['place'], readonly Mode[]> = {
  home: ['visit', 'act', 'assist'],
  hospital: ['visit', 'act', 'assist'],
  elsewhere: ['act', 'visit', 'assist'],
};

/** The way of helping that was chosen, or the dearest one this item allows here. */
export const modeOf = ({ mode, place }: Pick<RequestDraft, 'mode' | 'place'>, modes: PromiseShown['modes']): Mode => {
  const allowed = modes.filter((each) => each.allowed).map((each) => each.mode);
  if (mode && allowed.includes(mode)) return mode;
  return DEAR[place].find((each) => allowed.includes(each)) ?? 'assist';
};

/** The key of the same body stays the same, also over a killed app: asked for twice it is sent once. */
function keyFor(body: Request) {
  const text = JSON.stringify(body);
  const { sending } = useRequest.getState();
  if (sending?.body === text) return sending.once;
  const once = newKey();
  changeRequest({ sending: { body: text, once } });
  return once;
}

export function useSending(draft: RequestDraft, shown: PromiseShown | undefined) {
  const { run, busy } = useAct((body: Request) => api.errands.send(body, keyFor(body)), {
    touches: ['errand'],
    onDone: ({ id }) => {
      rememberHabit();
      // The form is behind us: back from the matter leads home.
      Taro.reLaunch({ url: `/errands/matter/show?id=${id}&sent=1` }).catch(() => undefined);
    },
  });
  const asking = useSubscribe(['progress', 'visit']);
  const send = () => {
    if (shown) asking(() => void run(bodyOf(draft, modeOf(draft, shown.modes), now())));
  };
  return { send, busy };
}
