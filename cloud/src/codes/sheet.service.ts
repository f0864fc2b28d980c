import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CodeKind, SheetKind } from 'shared-types/codes';
import type { Actor } from 'shared-types/kernel/actor';
import { Clock } from '../kernel/time/clock';
import type { Placed } from './code.rows';
import { Codes } from './code.service';
import { agentCard } from './paper/agent-card';
import { agentTable } from './paper/agent-table';
import { itemGuide } from './paper/item-guide';
import { pointSheet } from './paper/point-sheet';
import { type Printed, PrintedCodes } from './printed-code';
import { SheetFacts } from './sheet.facts';
import { type Ordered, ticketOf } from './sheet.ticket';

const MINUTES = 10;
/** Which code stands on a sheet. */
const CODE_OF: Record<SheetKind, CodeKind> = { agent: 'agent', point: 'unit', item: 'item', agents: 'unit' };

export interface Wanted {
  sheet: SheetKind;
  id: string;
  item?: string | undefined;
}
/** A sheet ready to be printed. */
export interface Sheet {
  /** Of the file, without `.pdf`. */
  name: string;
  pdf: Buffer;
}

/** Cards and sheets for the wall, drawn from what is true at that moment. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Sheets {
  @Inject() codes: Codes;
  @Inject() printedCodes: PrintedCodes;
  @Inject() facts: SheetFacts;
  @Inject() clock: Clock;

  /** Where whoever keeps these codes finds the sheet in the next ten minutes. */
  async order(actor: Actor, { sheet, id, item }: Wanted) {
    const { region, postId } = actor;
    const placed = await this.codes.reached(actor, { kind: CODE_OF[sheet], id, item });
    const name = await this.nameOf(region, sheet, placed);
    await this.codes.ensure(region, placed, postId);
    // The service's own time, not the county's: it is about a browser that has been told an address.
    const until = this.clock.now().getTime() + MINUTES * 60_000;
    const ticket = ticketOf({ region, sheet, id, item: placed.item, until });
    return { name, address: `/api/sheets/${ticket}.pdf`, until: new Date(until).toISOString() };
  }

  /** NOT_FOUND where what it is about is gone meanwhile. `site`: the address people open. */
  async draw({ region, sheet, id, item }: Omit<Ordered, 'until'>, site: string): Promise<Sheet> {
    const placed = await this.codes.place(region, { kind: CODE_OF[sheet], id, item: item ?? undefined });
    const { code } = await this.codes.ensure(region, placed, null);
    const printed = await this.printedCodes.print(code, site);
    return { name: await this.nameOf(region, sheet, placed), pdf: await this.drawn(region, sheet, placed, printed) };
  }

  private async drawn(region: string, sheet: SheetKind, { id, item }: Placed, printed: Printed): Promise<Buffer> {
    const made = { at: this.clock.now(region), printed };
    if (sheet === 'agent') return agentCard(await this.facts.ofAgent(region, id), made);
    if (sheet === 'point') return pointSheet(await this.facts.ofPoint(region, id), made);
    if (sheet === 'agents') return agentTable(await this.facts.ofTown(region, id), made);
    return itemGuide(await this.facts.ofItem(region, id, item ?? ''), made);
  }

  private async nameOf(region: string, sheet: SheetKind, { id, item }: Placed): Promise<string> {
    if (sheet === 'agent') {
      const { agent, point } = await this.facts.ofAgent(region, id);
      return `${point.name} ${agent.name} 名片`;
    }
    if (sheet === 'agents') return `${(await this.facts.ofTown(region, id)).point.name} 代办员一览表`;
    if (sheet === 'point') return `${(await this.facts.ofPoint(region, id)).point.name} 公示牌`;
    const { guide, point } = await this.facts.ofItem(region, id, item ?? '');
    return `${point.name} ${guide.plainName}`;
  }
}
