import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Speaker } from 'shared-types/groups';
import { DirectoryPort } from '../directory/directory.port';
import { FirmsPort } from '../firms/firms.port';
import { PersonChanges } from '../kernel/auth/person-changes.poller';
import { Believed } from '../kernel/believed';
import { Gathered } from '../kernel/gathered';
import { PeoplePort } from '../people/people.port';
import type { Speaking } from './may-speak';

/** Who spoke, in which capacity. */
export interface Spoke {
  region: string;
  senderId: string | null;
  postId: string | null;
  firmId: string | null;
}
type Capacity = Pick<Speaker, 'of' | 'unverified'>;

/** What a firm or a unit is called may change without a person's journal naming it: milliseconds until everybody sees it. */
const BELIEVED = 300_000;
const GONE = '已注销的用户';
const THE_GROUP: Speaker = { id: null, name: '群小助手', staff: false, of: '', unverified: false };
const NOBODYS: Capacity = { of: '', unverified: false };
/** Begins with the person: what is known of one is forgotten together. */
const keyOf = ({ region, senderId, postId, firmId }: Spoke) => `${senderId} ${region} ${postId} ${firmId}`;
const personIn = (key: string) => key.split(' ', 1)[0] ?? '';
const distinct = (spoke: readonly Spoke[], pick: (one: Spoke) => string | null) => [...new Set(spoke.flatMap((one) => pick(one) ?? []))];

/** Names and badges of those who speak, believed until the journal of changes names the person: everybody sees them with every message. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Speakers {
  @Inject() people: PeoplePort;
  @Inject() firms: FirmsPort;
  @Inject() directory: DirectoryPort;
  @Inject() changes: PersonChanges;
  private names = new Believed<string | null>(BELIEVED);
  private capacities = new Believed<Capacity>(BELIEVED);
  private met = new Believed<true>(BELIEVED);
  private namesAsked = new Gathered((ids) => this.people.names(ids));
  private bondsAsked = new Gathered((ids) => this.learnBonds(ids));

  @Init()
  async follow() {
    this.changes.onChanged((people) => {
      for (const believed of [this.names, this.capacities, this.met]) believed.forget((key) => !people || people.has(personIn(key)));
    });
  }

  /** By person and capacity; what is not known yet is asked for all at once. */
  async of(region: string, spoke: readonly Spoke[]): Promise<(one: Spoke) => Speaker> {
    const people = spoke.filter(({ senderId }) => senderId !== null);
    const [names, capacities] = await Promise.all([
      this.namesOf(distinct(people, ({ senderId }) => senderId)),
      this.capacitiesOf(region, people),
    ]);
    return (one) => {
      const { senderId: id, postId } = one;
      if (id === null) return THE_GROUP;
      return { id, name: names.get(id) || GONE, staff: postId !== null, ...(capacities.get(keyOf(one)) ?? NOBODYS) };
    };
  }

  /**
   * What somebody about to speak is called; null: they have no name. A name given a moment ago counts. What else everybody sees
   * beside their words is asked for at the same time, for nobody to wait for it once they have spoken.
   */
  async introduce(region: string, { personId, postId }: Speaking): Promise<string | null> {
    const [name] = await Promise.all([this.nameOf(personId), this.prepare(region, { personId, postId })]);
    return name;
  }

  private async nameOf(personId: string): Promise<string | null> {
    const name = this.names.get(personId) ?? (await this.namesAsked.of(personId)) ?? null;
    this.names.set(personId, name);
    return name;
  }

  /** As whom they speak: in their post, or for whichever of their firms it will turn out to be. */
  private async prepare(region: string, { personId, postId }: Speaking) {
    const one = { region, senderId: personId, postId, firmId: null };
    if (this.met.get(keyOf(one))) return;
    if (postId !== null) await this.capacitiesOf(region, [one]);
    else await this.bondsAsked.of(personId);
    this.met.set(keyOf(one), true);
  }

  private async learnBonds(ids: readonly string[]): Promise<ReadonlyMap<string, true>> {
    for (const { region, personId: senderId, firmId, name: of, state } of await this.firms.bondsOfAll(ids))
      this.capacities.set(keyOf({ region, senderId, postId: null, firmId }), { of, unverified: state === 'asked' });
    return new Map();
  }

  private async namesOf(ids: readonly string[]): Promise<Map<string, string | null>> {
    const found = new Map(ids.map((id) => [id, this.names.get(id)]));
    const asked = await this.people.names(ids.filter((id) => found.get(id) === undefined));
    for (const [id, name] of asked) this.names.set(id, name);
    return new Map(ids.map((id) => [id, found.get(id) ?? asked.get(id) ?? null]));
  }

  private async capacitiesOf(region: string, spoke: readonly Spoke[]): Promise<Map<string, Capacity>> {
    const found = new Map(spoke.map((one) => [keyOf(one), this.capacities.get(keyOf(one))]));
    const unknown = spoke.filter((one) => !found.get(keyOf(one)));
    const [firms, badges] = await Promise.all([
      this.firms.spokenFor(
        region,
        distinct(unknown, ({ firmId }) => firmId),
        distinct(unknown, ({ senderId }) => senderId),
      ),
      this.directory.badges(
        region,
        distinct(unknown, ({ postId }) => postId),
      ),
    ]);
    for (const one of unknown) {
      const firm = firms.get(one.firmId ?? '');
      const of = (one.postId ? badges.get(one.postId) : firm?.name) ?? '';
      const capacity = { of, unverified: firm?.asked.has(one.senderId ?? '') ?? false };
      this.capacities.set(keyOf(one), capacity);
      found.set(keyOf(one), capacity);
    }
    return new Map([...found].map(([key, capacity]) => [key, capacity ?? NOBODYS]));
  }
}
