import type { DemoPerson, Me, Post } from 'shared-types/people';
import type { PersonEntity } from './person.entity';

/** A person as shown to that person: nothing is masked. Whoever has no phone never signs in to see it. */
export const viewMe = (person: PersonEntity, posts: Post[], actingAs: string | null, avatar: string | null): Me => ({
  id: person.id,
  name: person.name,
  phone: person.phone ?? '',
  region: person.region,
  homeDivision: person.homeDivision,
  textSize: person.textSize,
  posts,
  avatar,
  actingAs,
});

export interface DemoRow {
  who: string;
  story: string;
  region: string;
}

export const viewDemoPerson = ({ id, name, phone }: PersonEntity, { who, story, region }: DemoRow): DemoPerson => ({
  id,
  name: name ?? '',
  who,
  story,
  region,
  phone: phone ?? '',
});
