import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ItemGuide, ItemRow } from 'shared-types/catalogue';
import { HOTLINE, hoursLines } from 'shared-types/directory';
import { CataloguePort } from '../catalogue/catalogue.port';
import { type Agent, DirectoryPort, type Point } from '../directory/directory.port';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';

/** What stands on every sheet of a service point. */
export interface Around {
  point: Point;
  /** When its door is open. */
  hours: string[];
  /** Of the point; where it has none, of the centre of the county. */
  phone: string;
  /** The county's centre, where one says that money was asked for. */
  report: { name: string; phone: string };
}
export interface PointFacts extends Around {
  agents: Agent[];
  items: ItemRow[];
}
export interface AgentFacts extends Around {
  agent: Agent;
  items: ItemRow[];
}
export interface ItemFacts extends Around {
  guide: ItemGuide;
}

/** Gathers what is printed, from the rooms that know it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SheetFacts {
  @Inject() directory: DirectoryPort;
  @Inject() catalogue: CataloguePort;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  async ofPoint(region: string, unitId: string): Promise<PointFacts> {
    const around = await this.around(region, unitId);
    const [agents, items] = await Promise.all([this.directory.agentsAt(region, unitId), this.catalogue.listOf(region, around.point)]);
    return { ...around, agents, items };
  }

  async ofAgent(region: string, postId: string): Promise<AgentFacts> {
    const agent = await this.directory.agent(region, postId);
    if (!agent) throw new Refusal('NOT_FOUND');
    const around = await this.around(region, agent.unitId);
    const items = await this.catalogue.listOf(region, around.point);
    return { ...around, agent, items: items.filter(({ category }) => agent.skills.includes(category)) };
  }

  async ofItem(region: string, unitId: string, item: string): Promise<ItemFacts> {
    const [around, guide] = await Promise.all([this.around(region, unitId), this.catalogue.guide(region, item, unitId)]);
    return { ...around, guide };
  }

  /** Everybody of the town a centre serves. */
  async ofTown(region: string, unitId: string): Promise<PointFacts> {
    const around = await this.around(region, unitId);
    if (around.point.kind !== 'town_centre') throw new Refusal('SHEET_NOT_HERE');
    return { ...around, items: [], agents: await this.directory.agentsOf(region, around.point.division) };
  }

  private async around(region: string, unitId: string): Promise<Around> {
    const [point, centre, calendar] = await Promise.all([
      this.directory.point(region, unitId),
      this.directory.countyCentre(region),
      this.rules.calendar(region),
    ]);
    if (!point) throw new Refusal('NOT_FOUND');
    const report = { name: centre.name, phone: centre.phone ?? HOTLINE };
    const hours = hoursLines(calendar, this.clock.now(region).getTime());
    return { point, hours, phone: point.phone ?? report.phone, report };
  }
}
