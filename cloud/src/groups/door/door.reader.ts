import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Door, Doorstep, Ruled } from 'shared-types/groups';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { DirectoryPort } from '../../directory/directory.port';
import { type BondSeen, FirmsPort } from '../../firms/firms.port';
import { Database } from '../../kernel/db/database';
import { literally } from '../../kernel/db/like';
import { Refusal } from '../../kernel/errors';
import { Clock } from '../../kernel/time/clock';
import { type Ask, ruledGroups } from '../group.rows';
import { Membership } from '../members/membership.service';
import { belongingOf } from '../members/seat';
import { seatOf } from '../speaking.rows';

/** A group that was looked for by its name. */
export interface Found {
  id: string;
  name: string;
  about: string | null;
}
interface Raw extends Found {
  leadUnitId: string | null;
  firms: string;
}
/** What was asked for a firm last, and what became of it. */
interface Asked {
  firmId: string;
  state: string;
  why: string | null;
}

/** Groups one may come to by oneself: neither the leaders', nor what two say apart, nor what is closed. */
const DOORS = "g.region = ? AND g.state = 'active' AND g.axis IN ('industry', 'territory')";
const MOST = 20;

/** A group as it looks from outside, and how the firms of somebody stand before it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DoorReader {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() firms: FirmsPort;
  @Inject() membership: Membership;
  @Inject() clock: Clock;

  find({ region }: Actor, named: string): Promise<Found[]> {
    return this.database.query<Found>(
      `SELECT g.id, g.name, g.about FROM chat_group g WHERE ${DOORS} AND g.name LIKE ? ORDER BY g.axis, g.place, g.id LIMIT ${MOST}`,
      [region, `%${literally(named)}%`],
    );
  }

  async show(actor: Actor, id: string): Promise<Door> {
    const { leadUnitId, firms, ...group } = await this.door(actor.region, id);
    const [lead, mine, seat] = await Promise.all([
      this.directory.unitNames(actor.region, leadUnitId ? [leadUnitId] : []),
      actor.postId === null ? this.doorsteps(this.database, actor, id) : [],
      seatOf(this.database, actor.region, id, actor.personId),
    ]);
    const inside = seat !== null && seat.postId === actor.postId;
    return { ...group, lead: (leadUnitId && lead.get(leadUnitId)) || null, firms: Number(firms), mine, inside };
  }

  /** Refuses as if it were not there what nobody comes to by themselves. */
  async door(region: string, id: string): Promise<Raw> {
    const [row] = await this.database.query<Raw>(
      `SELECT g.id, g.name, g.about, g.lead_unit_id AS leadUnitId,
         (SELECT COUNT(DISTINCT m.firm_id) FROM group_member m WHERE m.region = g.region AND m.group_id = g.id AND m.live = 1) AS firms
       FROM chat_group g WHERE ${DOORS} AND g.id = ?`,
      [region, id],
    );
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** How each of a person's firms stands before a group. */
  async doorsteps(ask: Ask, { region, personId }: Pick<Actor, 'region' | 'personId'>, id: string): Promise<Doorstep[]> {
    const bonds = await this.firms.bondsOf(personId, region, ask);
    const [seat, groups, belong, asked, waits] = await Promise.all([
      seatOf(ask, region, id, personId),
      ruledGroups(ask, region),
      this.membership.firmsIn(ask, region, personId, id),
      lastAsked(ask, region, id, bonds),
      ask.query('SELECT id FROM seat_waiting WHERE region = ? AND group_id = ? AND person_id = ?', [region, id, personId]),
    ]);
    const facts = { id, groups, belong, asked, sits: seat !== null, waits: waits.length > 0, today: this.today(region) };
    return bonds.map((bond) => ({ firmId: bond.firmId, name: bond.name, ...standingOf(bond, facts) }));
  }

  private today = (region: string) => dayOf(this.clock.now(region).getTime());
}

interface Facts {
  id: string;
  groups: readonly Ruled[];
  /** Firms that belong in it by rule or because they were let in. */
  belong: readonly string[];
  asked: ReadonlyMap<string, Asked>;
  sits: boolean;
  waits: boolean;
  today: string;
}
function standingOf(bond: BondSeen, { id, groups, belong, asked, sits, waits, today }: Facts): Pick<Doorstep, 'standing' | 'why'> {
  if (belong.includes(bond.firmId)) {
    const why = belongingOf(bond, groups, today).find(({ groupId }) => groupId === id)?.why ?? '群主请进来的';
    if (sits) return { standing: 'inside', why };
    return { standing: waits ? 'waiting' : 'fits', why };
  }
  const last = asked.get(bond.firmId);
  if (last?.state === 'open') return { standing: 'asked', why: null };
  if (bond.state !== 'verified') return { standing: 'unverified', why: null };
  return { standing: 'may_ask', why: last?.state === 'declined' ? last.why : null };
}

async function lastAsked(ask: Ask, region: string, id: string, bonds: readonly BondSeen[]): Promise<Map<string, Asked>> {
  const rows = await ask.query<Asked>(
    'SELECT firm_id AS firmId, state, why FROM group_ask WHERE region = ? AND group_id = ? AND firm_id IN (?) ORDER BY id',
    [region, id, ['0', ...bonds.map(({ firmId }) => firmId)]],
  );
  return new Map(rows.map((row) => [row.firmId, row]));
}
