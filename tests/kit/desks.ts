import type { ApiClient } from '../../miniapp/src/kernel/client';
import type { Held } from './county';
import { here, openDoor } from './sign-in';

/** A phone: it goes on with the token it is given once the factor is shown. */
export type Following = ApiClient & { token: () => string };

export type Desks = Awaited<ReturnType<typeof openDesks>>;
/** A county whose desks are opened as anybody with the SMS could: signed in by phone, acting in the post. */
export async function openDesks() {
  const door = await openDoor();
  const { county } = door;
  const bearing = (token: string, { postId }: Held) => county.service.client({ authorization: `Bearer ${token}`, 'x-post': postId });
  const following = (headers: { authorization: string; 'x-post': string }): Following => {
    const client = county.service.client(headers);
    const keep = <T extends { token: string | null }>(answer: T) => {
      headers.authorization = `Bearer ${answer.token}`;
      return answer;
    };
    const { verify, confirm } = client.secondFactor;
    return {
      ...client,
      secondFactor: {
        ...client.secondFactor,
        verify: async (...args) => keep(await verify(...args)),
        confirm: async (...args) => keep(await confirm(...args)),
      },
      token: () => headers.authorization.slice(7),
    };
  };
  return {
    county,
    proofFor: door.proofFor,
    bearing,
    atDoor: async (held: Held): Promise<Following> => {
      await door.longAgo(held.phone, 61);
      const { token } = await county.visitor().people.signIn({ ...(await door.proofFor(held.phone)), ...here });
      return following({ authorization: `Bearer ${token}`, 'x-post': held.postId });
    },
  };
}
