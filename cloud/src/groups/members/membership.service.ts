import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { FirmsPort } from '../../firms/firms.port';
import type { Tx } from '../../kernel/db/transaction';
import { Refusal } from '../../kernel/errors';
import { Ids } from '../../kernel/ids';
import { Streams } from '../../kernel/socket/streams';
import { Clock } from '../../kernel/time/clock';
import { type Ask, type GroupOf, lockGroups, ruledGroups } from '../group.rows';
import { hasRoom, moveOver, raiseEpoch, sit, stand } from './member.rows';
import { capacitiesOf, type Seat, seatsHeld, seatsOf } from './seat';
import { leaveQueue, queueUp, stopWaiting } from './waiting.rows';

/** How often the groups a person belongs to may change between looking and locking. */
const TRIES = 5;

/** Keeps who is in which group as rules, invitations and posts say. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Membership {
  @Inject() firms: FirmsPort;
  @Inject() streams: Streams;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  /** Gives a person the seats they should have and takes the others; run again it changes nothing. True where something changed. */
  async settle(tx: Tx, region: string, personId: string): Promise<boolean> {
    const locked = new Map<string, GroupOf>();
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const [wanted, held] = await this.look(tx, region, personId);
      await stopWaiting(tx, region, personId, wanted);
      const changed = [...new Set([...wanted.keys(), ...held.keys()])].filter((id) => !same(wanted.get(id), held.get(id)));
      if (changed.length === 0) return false;
      // What is locked was looked at under the lock; anything else has to be looked at again.
      if (changed.every((id) => locked.has(id))) return this.change(tx, { region, personId, wanted, held, changed }, locked);
      for (const [id, group] of await lockGroups(tx, region, changed)) locked.set(id, group);
    }
    throw new Error('the groups of a person do not settle');
  }

  /** Somebody speaks for another of their firms that belongs in a group; the group is locked first, as by whoever writes into it. */
  async speakFor(tx: Tx, { region, personId }: Pick<Actor, 'region' | 'personId'>, groupId: string, firmId: string): Promise<void> {
    const group = (await lockGroups(tx, region, [groupId])).get(groupId);
    const to = (await this.capacities(tx, region, personId)).find((seat) => seat.groupId === groupId && seat.firmId === firmId);
    const from = (await seatsHeld(tx, region, personId)).get(groupId);
    if (!group || !to || from?.postId !== null || !(await this.firms.speaks(tx, region, firmId, personId))) throw new Refusal('NOT_FOUND');
    if (from.firmId !== firmId) await moveOver(tx, group, personId, to);
  }

  /** Every capacity in which a person could sit in groups at this moment. */
  async capacities(ask: Ask, region: string, personId: string): Promise<Seat[]> {
    const today = dayOf(this.clock.now(region).getTime());
    const bonds = await this.firms.bondsOf(personId, region, ask);
    return capacitiesOf(ask, { region, personId, bonds }, await ruledGroups(ask, region), today);
  }

  /** The firms of a person that belong in a group, each once. */
  async firmsIn(ask: Ask, region: string, personId: string, groupId: string): Promise<string[]> {
    const own = (await this.capacities(ask, region, personId)).filter((seat) => seat.groupId === groupId);
    return [...new Set(own.flatMap(({ firmId }) => firmId ?? []))];
  }

  private async look(tx: Tx, region: string, personId: string) {
    const held = await seatsHeld(tx, region, personId);
    return [seatsOf(await this.capacities(tx, region, personId), held), held] as const;
  }

  private async change(tx: Tx, { region, personId, wanted, held, changed }: Settling, locked: Map<string, GroupOf>): Promise<boolean> {
    const now = this.clock.now(region);
    const moved: string[] = [];
    for (const id of changed) {
      const [group, to] = [locked.get(id), wanted.get(id)];
      if (group && (await this.seat(tx, group, personId, { to, from: held.get(id) }, now))) moved.push(id);
    }
    if (moved.length === 0) return false;
    await raiseEpoch(tx, region, moved);
    tx.afterCommit(() =>
      this.streams.publish(moved.map((id) => ({ subject: `group/${id}`, epoch: (locked.get(id)?.epoch ?? 0) + 1, entries: [] }))),
    );
    return true;
  }

  private async seat(tx: Tx, group: GroupOf, personId: string, { to, from }: { to?: Seat; from?: Seat }, now: Date): Promise<boolean> {
    if (to && from) await moveOver(tx, group, personId, to);
    else if (from) await stand(tx, group, personId, now);
    else if (to) return this.letIn(tx, group, personId, to, now);
    return true;
  }

  /** Whoever serves a group always finds room in it; others wait for it, and are told both. */
  private async letIn(tx: Tx, group: GroupOf, personId: string, to: Seat, now: Date): Promise<boolean> {
    if (to.postId === null && !(await hasRoom(tx, group))) {
      await queueUp(tx, group, { id: this.ids.next(), personId }, now);
      return false;
    }
    await sit(tx, group, personId, to, now);
    await leaveQueue(tx, group, personId, now);
    return true;
  }
}

interface Settling {
  region: string;
  personId: string;
  wanted: Map<string, Seat>;
  held: Map<string, Seat>;
  changed: string[];
}

const same = (a: Seat | undefined, b: Seat | undefined) =>
  a !== undefined && b !== undefined && a.postId === b.postId && a.firmId === b.firmId && a.how === b.how;
