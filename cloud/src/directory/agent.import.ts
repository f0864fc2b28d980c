import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CataloguePort } from '../catalogue/catalogue.port';
import { Sessions } from '../kernel/auth/session.service';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { bring, type Kind, type Plan } from '../kernel/sheet/bring';
import { Clock } from '../kernel/time/clock';
import { agentChange } from './agent.change';
import { type AgentLine, agentColumns } from './agent.columns';
import { type AgentWorld, agentFaults } from './agent.faults';
import { holdersOf } from './holder.rows';
import { PostEntity } from './post.entity';
import { UnitEntity } from './unit.entity';

/** The agents of a county. Who is missing in a file stays: leaving is said by a person, not by a gap. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgentImport implements Kind<typeof agentColumns> {
  @Inject() ids: Ids;
  @Inject() clock: Clock;
  @Inject() catalogue: CataloguePort;
  @Inject() sessions: Sessions;
  columns = agentColumns;
  key = 'code' as const;

  async bring(tx: Tx, region: string, csv: string, dryRun: boolean) {
    const brought = await bring(this, tx, region, csv, dryRun);
    // A change of posts is a change of what a session may do.
    if (brought.written) tx.afterCommit(() => this.sessions.forget());
    return brought;
  }

  async plan(tx: Tx, region: string, lines: AgentLine[]): Promise<Plan> {
    const world: AgentWorld = {
      units: byCode(await tx.of(UnitEntity).findBy({ region })),
      posts: byCode(await tx.of(PostEntity).findBy({ region })),
      holders: await holdersOf(
        tx,
        lines.map((line) => line.values.phone),
      ),
      categories: await this.catalogue.categories(region),
    };
    const errors = agentFaults(lines, world);
    return { errors, changes: await Promise.all(lines.map((line) => this.change(tx, region, line, world))) };
  }

  private change(tx: Tx, region: string, { values }: AgentLine, { units, posts, holders }: AgentWorld) {
    const [post, unit, holder] = [posts.get(values.code), units.get(values.unit), holders.get(values.phone)];
    const fresh = { postId: post?.id ?? this.ids.next(), personId: holder?.id ?? this.ids.next(), at: this.clock.now(region) };
    return agentChange(tx, region, values, { post, unit, holder, ...fresh });
  }
}

const byCode = <T extends { code: string }>(rows: T[]) => new Map(rows.map((row) => [row.code, row]));
