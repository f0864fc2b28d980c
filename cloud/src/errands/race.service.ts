import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { DirectoryPort } from '../directory/directory.port';
import { isDuplicate } from '../kernel/db/duplicate';
import { MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import type { ErrandEntity } from './errand.entity';
import { ErrandReader, movedOn } from './errand.reader';

/** Of several who race for a matter, one commit wins; the others hear what it has become. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Races {
  @Inject() directory: DirectoryPort;
  @Inject() reader: ErrandReader;

  /** Runs an act; `won`: what whoever lost is shown after all, because the winner was their own other tap. */
  async run<T>(row: ErrandEntity, work: () => Promise<T>, won: (now: ErrandEntity) => Promise<T | null>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MovedOn) && !isDuplicate(error)) throw error;
      const now = await this.reader.row(row.region, row.id);
      const own = await won(now);
      if (own === null) throw await this.lost(now, error);
      return own;
    }
  }

  async lost(row: ErrandEntity, error?: unknown): Promise<unknown> {
    if (row.agentPostId) {
      const taken = await this.directory.agent(row.region, row.agentPostId);
      return new Refusal('ALREADY_TAKEN', { unit: taken?.unitName ?? '别的代办员' });
    }
    if (row.state === 'open' || row.state === 'offered')
      return isDuplicate(error) ? error : new Refusal('OFFER_GONE', { why: '已经转给下一位' });
    return row.state === 'withdrawn' ? new Refusal('OFFER_GONE', { why: '已经撤回' }) : movedOn(row);
  }
}

/** Whether this very agent has it: whoever takes it once more is shown it. */
export const isIn = (row: ErrandEntity, { postId }: Actor) => postId !== null && row.agentPostId === postId;
