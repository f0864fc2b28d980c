import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { EDIT_STATE_WORDS, type EditCommand, editCommands } from 'shared-types/catalogue';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort, type UnitBrief } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { ItemEditEntity } from './item-edit.entity';

/** Reads edits through the person: an administrator's are those of the county. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class EditReader {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;

  async find({ region }: Actor, id: string): Promise<ItemEditEntity> {
    const edit = await this.database.row(ItemEditEntity, { region, id });
    if (!edit) throw new Refusal('NOT_FOUND');
    return edit;
  }

  /** In the state somebody has seen, and somebody who may give this command; otherwise what it has become. */
  async findFor(actor: Actor, id: string, version: number, command: EditCommand): Promise<ItemEditEntity> {
    const edit = await this.find(actor, id);
    if (edit.version !== version || !editCommands(actor, edit).includes(command)) throw movedOn(edit);
    return edit;
  }

  /** A service point of the county; null: the county itself. */
  async unit(region: string, id: string | null): Promise<UnitBrief | null> {
    if (id === null) return null;
    const unit = await this.directory.unit(region, id);
    if (!unit || unit.kind === 'department') throw new Refusal('NOT_FOUND');
    return unit;
  }
}

export const movedOn = ({ state }: ItemEditEntity) => new Refusal('EDIT_MOVED_ON', { state: `变为「${EDIT_STATE_WORDS[state]}」` });
