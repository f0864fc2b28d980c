import { useEffect } from 'react';
import { api } from './api';
import { touch } from './query';
import { useMe } from './session';

/** Whoever looks at a matter knows what they were told of it, also of what happened while they looked: no SMS, no call. */
export function useSeen(subject: string) {
  const me = useMe()?.id;
  useEffect(() => {
    if (!me) return;
    const tell = () =>
      void api.deliveries.seen({ subject }).then(
        () => touch('notice'),
        () => undefined,
      );
    tell();
    return tell;
  }, [subject, me]);
}
