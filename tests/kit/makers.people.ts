import type { DocumentName } from 'shared-types/people';
import { blindIndex, seal } from '../../cloud/src/kernel/crypto';
import { agree } from './consents';
import type { Held, Person } from './county';
import { HOURS, rows, type Workshop } from './makers.rows';

export interface AgentMade {
  unit?: string;
  kind?: 'full_time' | 'part_time';
  capacity?: number;
  skills?: string[];
  /** Weekday, opens, closes; minutes of the day. Monday to Friday in opening hours unless told otherwise. */
  shifts?: [number, number, number][];
  name?: string;
}

const CATEGORIES = ['社会保险', '医疗卫生', '养老服务'];
const WEEK = [1, 2, 3, 4, 5].flatMap((weekday) => HOURS.map(([opens, closes]) => [weekday, opens, closes] as [number, number, number]));

let phones = Math.floor(Math.random() * 1e8);
/** Has agreed to everything, unless told otherwise. */
export async function person(shop: Workshop, name: string, { agreed }: { agreed?: readonly DocumentName[] } = {}): Promise<Person> {
  const id = shop.ids.next();
  phones += 1;
  const phone = `137${String(phones % 1e8).padStart(8, '0')}`;
  await rows(
    shop,
    'person',
    ['id', 'phone', 'phone_index', 'name', 'region', 'home_division', 'created_at'],
    [
      [
        id,
        seal(phone, 'person.phone'),
        blindIndex('phone', phone),
        seal(name, 'person.name'),
        shop.region,
        `${shop.region}101208`,
        new Date(0),
      ],
    ],
  );
  if (agreed?.length !== 0) await agree(shop, id, agreed);
  return { id, name, phone };
}

export async function post(
  shop: Workshop,
  role: string,
  unitId: string,
  town: string | null,
  over: Record<string, unknown> = {},
  name = '韩振华',
): Promise<Held> {
  const holder = await person(shop, name);
  const postId = shop.ids.next();
  const row = {
    region: shop.region,
    id: postId,
    code: `P${postId}`.slice(-20),
    person_id: holder.id,
    unit_id: unitId,
    role,
    town,
    work_phone: holder.phone,
    source: 'test',
    started_at: new Date(0),
    ...over,
  };
  await rows(shop, 'post', Object.keys(row), [Object.values(row)]);
  return { ...holder, postId, unitId };
}

export async function agent(shop: Workshop, made: AgentMade & { unit: string }, town: string): Promise<Held> {
  const { kind = 'full_time', skills = CATEGORIES, shifts = WEEK, name } = made;
  const capacity = made.capacity ?? (kind === 'full_time' ? 12 : 4);
  const held = await post(shop, 'agent', made.unit, town, { kind, drawn_from: '网格员', capacity }, name ?? '黄晓梅');
  await rows(
    shop,
    'post_skill',
    ['region', 'post_id', 'category'],
    skills.map((category) => [shop.region, held.postId, category]),
  );
  await rows(
    shop,
    'shift',
    ['region', 'post_id', 'weekday', 'opens', 'closes'],
    shifts.map((s) => [shop.region, held.postId, ...s]),
  );
  return held;
}
