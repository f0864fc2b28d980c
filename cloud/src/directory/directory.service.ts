import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type AgentCard, HOTLINE, hoursLines, type UnitCard, type UnitRow as UnitShown } from 'shared-types/directory';
import { CataloguePort } from '../catalogue/catalogue.port';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { Agents } from './agent.service';
import { helpsWith, viewAgent, viewAgentCard } from './agent.view';
import { Places } from './place.service';
import { type UnitRow, Units } from './unit.service';
import { viewUnit, viewUnitCard } from './unit.view';

const COUNTY_DIGITS = 6;

/** The public pages of the directory: service points near a place, the card of one, the card of an agent. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DirectoryService {
  @Inject() places: Places;
  @Inject() unitService: Units;
  @Inject() agents: Agents;
  @Inject() catalogue: CataloguePort;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  async units(division: string): Promise<UnitShown[]> {
    const region = division.slice(0, COUNTY_DIGITS);
    if (!(await this.places.place(region, division))) return [];
    return this.show(region, await this.unitService.serving(region, division));
  }

  async unit(region: string, id: string): Promise<UnitCard> {
    const unit = await this.unitService.find(region, id);
    if (!unit) throw new Refusal('NOT_FOUND');
    const { calendar, now } = await this.today(region);
    const [[row], agents, items, parent] = await Promise.all([
      this.show(region, [unit]),
      this.agents.ofUnit(region, id),
      this.catalogue.countOf(region, unit),
      unit.parentId === null ? null : this.unitService.find(region, unit.parentId),
    ]);
    if (!row) throw new Refusal('NOT_FOUND');
    const shown = agents.map((agent) => viewAgent(agent, calendar, now));
    return viewUnitCard(row, { hours: hoursLines(calendar, now), agents: shown, items, parent });
  }

  async agent(region: string, id: string): Promise<AgentCard> {
    const agent = await this.agents.find(region, id);
    const unit = agent && (await this.unitService.find(region, agent.unitId));
    if (!agent || !unit) throw new Refusal('NOT_FOUND');
    const { calendar, now } = await this.today(region);
    const [[row], items, centre] = await Promise.all([
      this.show(region, [unit]),
      this.catalogue.listOf(region, unit),
      this.unitService.countyCentre(region),
    ]);
    const more = { items: helpsWith(agent, items), place: row?.place ?? unit.name, reportTo: centre.phone ?? HOTLINE };
    return viewAgentCard(agent, more, calendar, now);
  }

  private async show(region: string, units: UnitRow[]): Promise<UnitShown[]> {
    const { calendar, now } = await this.today(region);
    const places = await this.places.places(
      region,
      units.map((unit) => unit.division),
    );
    return units.map((unit) => viewUnit(unit, places.get(unit.division)?.name ?? unit.name, calendar, now));
  }

  private async today(region: string) {
    return { calendar: await this.rules.calendar(region), now: this.clock.now(region).getTime() };
  }
}
