import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type EditRow, type EditView, editCommands, type Standing } from 'shared-types/catalogue';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { PeoplePort } from '../people/people.port';
import { changesOf, isOutdated } from './edit.check';
import { saidOf } from './edit.publish';
import { EditReader } from './edit.reader';
import { EditService } from './edit.service';
import { Items } from './item.service';
import type { ItemEditEntity } from './item-edit.entity';
import { Standings } from './standing.service';

const SOMEBODY = '一位管理员';

/** Builds what administrators read about edits. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class EditViews {
  @Inject() directory: DirectoryPort;
  @Inject() people: PeoplePort;
  @Inject() items: Items;
  @Inject() reader: EditReader;
  @Inject() standings: Standings;
  @Inject() edits: EditService;

  async row(edit: ItemEditEntity): Promise<EditRow> {
    const said = saidOf(edit);
    const title = said.what === 'item' ? said.item.plainName : (await this.items.titles(edit.region, [edit.itemCode])).get(edit.itemCode);
    return {
      ...{ id: edit.id, state: edit.state, what: edit.what, code: edit.itemCode, title: title ?? edit.itemCode },
      ...{ from: edit.effectiveFrom, to: edit.effectiveTo, why: edit.why },
      unit: await this.unitName(edit.region, edit.unitId),
      writer: await this.name(edit.writerId),
      writtenAt: edit.writtenAt.toISOString(),
    };
  }

  async view(actor: Actor, edit: ItemEditEntity): Promise<EditView> {
    const said = saidOf(edit);
    const stands = await this.standings.now(edit.region, edit.itemCode, edit.unitId);
    const open = edit.state === 'draft' || edit.state === 'review';
    return {
      ...(await this.row(edit)),
      ...{ version: edit.version, said, answer: edit.answer, madeVersion: edit.madeVersion },
      // Once it stands, comparing it with what stands would say that nothing changed.
      changes: changesOf(said, open ? stands : await this.standings.before(edit)),
      decider: edit.deciderId && (await this.name(edit.deciderId)),
      decidedAt: edit.decidedAt?.toISOString() ?? null,
      outdated: open && isOutdated(edit, stands),
      reviewers: await this.edits.reviewers(actor),
      commands: editCommands(actor, edit),
    };
  }

  async standing({ region }: Actor, code: string, unitId: string | null, open: readonly ItemEditEntity[]): Promise<Standing> {
    const unit = await this.reader.unit(region, unitId);
    const { row, itemVersion, ownVersion, item, differ } = await this.standings.now(region, code, unitId);
    return {
      ...{ code, version: itemVersion, ownVersion, item, differ, own: unitId !== null && row?.unitId === unitId },
      unit: unit && { id: unit.id, name: unit.name },
      open: await Promise.all(open.map((edit) => this.row(edit))),
    };
  }

  private async unitName(region: string, id: string | null) {
    const unit = id === null ? null : await this.directory.unit(region, id);
    return unit && { id: unit.id, name: unit.name };
  }

  private async name(personId: string): Promise<string> {
    return (await this.people.person(personId))?.name ?? SOMEBODY;
  }
}
