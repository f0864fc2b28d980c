import { api } from './api';
import { isWeapp } from './platform';
import { refreshed, useSession } from './session';

/** At launch the service is asked who this is; without an answer the phone goes on with what it knew. */
export function greet() {
  const { me, token } = useSession.getState();
  if (!me || (isWeapp && !token)) return;
  api.people.me().then(refreshed, () => undefined);
}
