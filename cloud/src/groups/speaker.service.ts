import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Speaker } from 'shared-types/groups';
import { DirectoryPort } from '../directory/directory.port';
import { FirmsPort } from '../firms/firms.port';
import { Believed } from '../kernel/believed';
import { PeoplePort } from '../people/people.port';

/** Who spoke, in which capacity. */
export interface Spoke {
  region: string;
  senderId: string | null;
  postId: string | null;
  firmId: string | null;
}

const BELIEVED = 20_000;
const GONE = '已注销的用户';
const THE_GROUP: Speaker = { id: null, name: '群小助手', staff: false, of: '', unverified: false };
const keyOf = ({ region, senderId, postId, firmId }: Spoke) => `${region} ${senderId} ${postId} ${firmId}`;

/** Names and badges of those who speak, believed for some seconds: everybody sees them with every message. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Speakers {
  @Inject() people: PeoplePort;
  @Inject() firms: FirmsPort;
  @Inject() directory: DirectoryPort;
  private known = new Believed<Speaker>(BELIEVED);

  /** By person and capacity; what is not known yet is asked for all at once. */
  async of(region: string, spoke: readonly Spoke[]): Promise<(one: Spoke) => Speaker> {
    const found = new Map<string, Speaker>();
    const unknown = new Map<string, Spoke>();
    for (const one of spoke) {
      const known = one.senderId === null ? THE_GROUP : this.known.get(keyOf(one));
      if (known) found.set(keyOf(one), known);
      else unknown.set(keyOf(one), one);
    }
    if (unknown.size > 0) await this.ask(region, [...unknown.values()], found);
    return (one) => found.get(keyOf(one)) ?? THE_GROUP;
  }

  /** What somebody is called; null: they have no name. A name given a moment ago counts. */
  async nameOf(personId: string): Promise<string | null> {
    return (await this.people.names([personId])).get(personId) ?? null;
  }

  forget() {
    this.known.forget();
  }

  private async ask(region: string, unknown: readonly Spoke[], found: Map<string, Speaker>) {
    const ids = (pick: (one: Spoke) => string | null) => [...new Set(unknown.flatMap((one) => pick(one) ?? []))];
    const firmIds = ids(({ firmId }) => firmId);
    const [names, firms, unverified, badges] = await Promise.all([
      this.people.names(ids(({ senderId }) => senderId)),
      this.firms.names(region, firmIds),
      this.firms.unverified(region, firmIds),
      this.directory.badges(
        region,
        ids(({ postId }) => postId),
      ),
    ]);
    for (const one of unknown) {
      const { senderId, postId, firmId } = one;
      const speaker: Speaker = {
        id: senderId,
        name: (senderId && names.get(senderId)) || GONE,
        staff: postId !== null,
        of: (postId ? badges.get(postId) : firmId ? firms.get(firmId) : '') ?? '',
        unverified: firmId !== null && unverified.has(`${firmId} ${senderId}`),
      };
      this.known.set(keyOf(one), speaker);
      found.set(keyOf(one), speaker);
    }
  }
}
