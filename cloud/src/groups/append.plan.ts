import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { guarantees } from '../kernel/guarantees';
import { type Draft, waitsForAPerson } from './append.rows';
import type { GroupOf } from './group.rows';
import { refusalOf, type Speaking } from './may-speak';
import { type MessageRow, nameOf } from './message.rows';
import { type SpeakersSeat, seatKey } from './speaking.rows';

/** Something somebody wants to say; the firm is that of the seat. */
export type Saying = Omit<Draft, 'senderId' | 'postId' | 'firmId' | 'targetSeq'> & {
  region: string;
  by: Speaking;
  /** What goes with it, in the same transaction; a refusal of it is one of the saying. */
  also?: (tx: Tx, row: MessageRow) => Promise<void>;
};
/** `again`: it had been said before, under the same name. */
export interface Said {
  row: MessageRow;
  again: boolean;
}
/** What becomes of one saying; a number is the place of its draft. */
type Plan = Said | Refusal | { draft: number; again: boolean };

/** What the database says about those who want to speak, read under the locks of the groups. */
export interface World {
  groups: ReadonlyMap<string, GroupOf>;
  seats: ReadonlyMap<string, SpeakersSeat>;
  before: ReadonlyMap<string, MessageRow>;
  now: Date;
}

export const named = ({ groupId, by, clientId }: Saying) => ({ groupId, senderId: by.personId, clientId });

/** Decides, one saying after the other, which become entries. */
export class Plans {
  readonly drafts: Draft[] = [];
  private readonly taken = new Map<string, number>();
  private readonly plans: Plan[];

  constructor(
    sayings: readonly Saying[],
    private readonly world: World,
    /** A name nobody else has, where names are not held to be unique. */
    private readonly fresh: () => string,
  ) {
    this.plans = sayings.map((saying) => this.repeated(saying) ?? this.refused(saying) ?? this.drafted(saying));
  }

  /** What goes with those that are written. */
  async alongside(tx: Tx, sayings: readonly Saying[], rows: readonly MessageRow[]) {
    for (const [i, plan] of this.plans.entries()) {
      const row = 'draft' in plan && !plan.again ? rows[plan.draft] : undefined;
      if (row) await sayings[i]?.also?.(tx, row);
    }
  }

  /** The groups in which something is held back until a person has looked. */
  forAPerson(): Set<string> {
    return new Set(this.drafts.filter(waitsForAPerson).map(({ groupId }) => groupId));
  }

  /** What becomes of each, now that the drafts have numbers. */
  settled(rows: readonly MessageRow[]): (Said | Refusal)[] {
    return this.plans.map((plan) => {
      if (!('draft' in plan)) return plan;
      const row = rows[plan.draft];
      if (!row) throw new Error('a message was not written');
      return { row, again: plan.again };
    });
  }

  /** Said before, or a moment ago by the same tap: the same words are the same message, others under its name are not. */
  private repeated(saying: Saying): Plan | null {
    if (!guarantees.oneMessagePerName) return null;
    const name = nameOf(named(saying));
    const [row, draft] = [this.world.before.get(name), this.taken.get(name)];
    if (!row && draft === undefined) return null;
    const first = row ?? this.drafts[draft ?? 0];
    if (!first?.digest.equals(saying.digest)) return new Refusal('KEY_REUSED');
    return row ? { row, again: true } : { draft: draft ?? 0, again: true };
  }

  private refused(saying: Saying): Refusal | null {
    return guarantees.membersSpeak ? againstIt(saying, this.world) : null;
  }

  private drafted(saying: Saying): Plan {
    const { region: _, by, also: __, ...words } = saying;
    const seat = this.world.seats.get(keyOf(saying));
    if (seat) seat.spokeAt = this.world.now;
    const clientId = guarantees.oneMessagePerName ? saying.clientId : this.fresh();
    this.taken.set(nameOf(named(saying)), this.drafts.length);
    this.drafts.push({ ...words, clientId, senderId: by.personId, postId: by.postId, firmId: seat?.firmId ?? null, targetSeq: null });
    return { draft: this.drafts.length - 1, again: false };
  }
}

/** What stands against a saying at this moment; null: nothing. */
export const againstIt = (saying: Saying, { groups, seats, now }: Omit<World, 'before'>) =>
  refusalOf(groups.get(saying.groupId), seats.get(keyOf(saying)), saying.by, now);

const keyOf = ({ groupId, by }: Saying) => seatKey(groupId, by.personId);
