import type { Actor } from 'shared-types/kernel/actor';
import { blindIndex } from '../../cloud/src/kernel/crypto';
import type { Workshop } from './workshop';

type Asked = Pick<Workshop, 'database'>;

/** Somebody of the cast by their phone, acting for themselves. */
export async function personOf({ database }: Asked, region: string, phone: string): Promise<Actor> {
  const [person] = await database.query<{ id: string }>('SELECT id FROM person WHERE phone_index = ?', [blindIndex('phone', phone)]);
  if (!person) throw new Error(`nobody of the cast has the phone ${phone}`);
  return { personId: person.id, role: 'resident', region, postId: null, unitId: null, town: null };
}

/** Whoever holds a post, acting in it. */
export async function holderOf({ database }: Asked, region: string, code: string): Promise<Actor> {
  const [post] = await database.query<Omit<Actor, 'region'>>(
    'SELECT person_id AS personId, role, id AS postId, unit_id AS unitId, town FROM post WHERE region = ? AND code = ?',
    [region, code],
  );
  if (!post) throw new Error(`there is no post ${code}`);
  return { ...post, region };
}
