import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { EditCommand, Said } from 'shared-types/catalogue';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { PeoplePort } from '../people/people.port';
import { insistOn, isOutdated, type Wanted } from './edit.check';
import { beginEdit, moveEdit } from './edit.move';
import { oneAfterAnother, takeBack, writeVersion } from './edit.publish';
import { EditReader, movedOn } from './edit.reader';
import { Items } from './item.service';
import { ItemEditEntity } from './item-edit.entity';
import { Standings } from './standing.service';

interface Written {
  from: string;
  to: string | null;
  why: string;
  said: Said;
}
interface Seen {
  id: string;
  version: number;
}

/** What administrators do to the catalogue: one writes, another publishes, either takes back. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class EditService {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() people: PeoplePort;
  @Inject() reader: EditReader;
  @Inject() standings: Standings;
  @Inject() items: Items;
  @Inject() clock: Clock;
  @Inject() ids: Ids;

  async start(actor: Actor, { code, unit, ...written }: Written & { code: string; unit: string | null }): Promise<ItemEditEntity> {
    const { region, personId, postId } = actor;
    if (!postId) throw new Refusal('NOT_FOR_YOU');
    await this.reader.unit(region, unit);
    const columns = await this.columns(actor, code, { ...written, unit });
    const row: ItemEditEntity = {
      ...{ region, id: this.ids.next(), version: 1, state: 'draft', itemCode: code, unitId: unit, ...columns },
      ...{ answer: null, madeVersion: null, deciderId: null, deciderPostId: null, decidedAt: null },
      ...{ writerId: personId, writerPostId: postId, writtenAt: this.clock.now(region) },
    };
    const about = await this.about(actor);
    return this.database.inTransaction((tx) => beginEdit(tx, row, about));
  }

  async rewrite(actor: Actor, { id, version, ...written }: Seen & Written): Promise<ItemEditEntity> {
    const edit = await this.reader.findFor(actor, id, version, 'rewrite');
    const change = await this.columns(actor, edit.itemCode, { ...written, unit: edit.unitId });
    if (change.what !== edit.what) throw new Refusal('EDIT_NOT_ALLOWED', { why: '改的不是同一件事,请另写一份' });
    return this.go(actor, edit, 'rewrite', async () => change);
  }

  async submit(actor: Actor, { id, version }: Seen): Promise<ItemEditEntity> {
    const edit = await this.reader.findFor(actor, id, version, 'submit');
    const stands = await this.standings.now(edit.region, edit.itemCode, edit.unitId);
    if (isOutdated(edit, stands)) throw new Refusal('EDIT_OUTDATED');
    return this.go(actor, edit, 'submit', async () => ({ answer: null }));
  }

  async publish(actor: Actor, { id, version }: Seen): Promise<ItemEditEntity> {
    const seen = await this.reader.find(actor, id);
    if (seen.state === 'review' && seen.writerId === actor.personId) throw await this.needsAnother(actor);
    const edit = await this.reader.findFor(actor, id, version, 'publish');
    return this.go(actor, edit, 'publish', async (tx) => {
      const stands = await this.standings.now(edit.region, edit.itemCode, edit.unitId, tx);
      const made = await writeVersion(tx, edit, stands, this.items.today(edit.region));
      return { ...made, ...this.decided(actor) };
    });
  }

  async sendBack(actor: Actor, { id, version, reason }: Seen & { reason: string }): Promise<ItemEditEntity> {
    const edit = await this.reader.findFor(actor, id, version, 'sendBack');
    return this.go(actor, edit, 'sendBack', async () => ({ answer: reason }));
  }

  async withdraw(actor: Actor, { id, version }: Seen): Promise<ItemEditEntity> {
    return this.go(actor, await this.reader.findFor(actor, id, version, 'withdraw'), 'withdraw', async () => ({}));
  }

  async undo(actor: Actor, { id, version, reason }: Seen & { reason: string }): Promise<ItemEditEntity> {
    const edit = await this.reader.findFor(actor, id, version, 'undo');
    return this.go(actor, edit, 'undo', async (tx) => {
      await takeBack(tx, edit, await this.standings.now(edit.region, edit.itemCode, edit.unitId, tx));
      return { answer: reason };
    });
  }

  /** The names of the other administrators of the county. */
  async reviewers(actor: Actor): Promise<string[]> {
    const others = (await this.directory.administrators(actor.region)).filter(({ personId }) => personId !== actor.personId);
    return Promise.all(others.map(async ({ personId }) => (await this.people.person(personId))?.name ?? '另一位管理员'));
  }

  /** One after the other in a county; whoever comes second reads what the first has made of it. */
  private async go(actor: Actor, edit: ItemEditEntity, command: EditCommand, work: (tx: Tx) => Promise<Partial<ItemEditEntity>>) {
    const about = await this.about(actor);
    return this.database.inTransaction(async (tx) => {
      await oneAfterAnother(tx, edit.region);
      const now = await tx.row(ItemEditEntity, { region: edit.region, id: edit.id });
      if (now?.version !== edit.version) throw movedOn(now ?? edit);
      return moveEdit(tx, edit, command, { ...about, change: await work(tx) });
    });
  }

  private async columns({ region }: Actor, code: string, { why, ...wanted }: Wanted & { why: string }) {
    const stands = await this.standings.now(region, code, wanted.unit);
    insistOn(wanted, stands, this.items.today(region));
    const { from, to, said } = wanted;
    const { itemVersion, ownVersion } = stands;
    return { what: said.what, effectiveFrom: from, effectiveTo: to, said: JSON.stringify(said), why, itemVersion, ownVersion };
  }

  private async needsAnother(actor: Actor): Promise<Refusal> {
    const names = await this.reviewers(actor);
    return names.length > 0 ? new Refusal('REVIEW_BY_ANOTHER', { who: names.join('、') }) : new Refusal('REVIEW_BY_NOBODY');
  }

  private async about(actor: Actor) {
    const tell = (await this.directory.administrators(actor.region)).map(({ personId }) => personId);
    return { actor, at: this.clock.now(actor.region), tell };
  }

  private decided(actor: Actor): Partial<ItemEditEntity> {
    return { deciderId: actor.personId, deciderPostId: actor.postId, decidedAt: this.clock.now(actor.region) };
  }
}
