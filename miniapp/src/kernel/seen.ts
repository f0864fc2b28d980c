import { useEffect } from 'react';
import { useActing } from './acting';
import { api } from './api';
import { touch } from './query';
import { useMe } from './session';

/** What was told of it is seen: no SMS, no call. */
export const tellSeen = (subject: string) =>
  void api.deliveries.seen({ subject }).then(
    () => touch('notice'),
    () => undefined,
  );

/** Whoever looks at a matter knows what they were told of it, also of what happened while they looked. Null: nothing to be told of. */
export function useSeen(subject: string | null) {
  const me = useMe()?.id;
  useActing();
  useEffect(() => {
    if (!me || subject === null) return;
    tellSeen(subject);
    return () => tellSeen(subject);
  }, [subject, me]);
}
