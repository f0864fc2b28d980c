import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { InjectDataSource } from '@midwayjs/typeorm';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { crashpoint } from '../crashpoint';
import { errnoOf } from '../log';
import { currentRequest } from '../request';
import { Clock } from '../time/clock';
import { Chain } from './chain';
import { storeOnce } from './once';
import { findRows, findWithin } from './rows';
import { type Changed, Tx } from './transaction';
import { ask, type Line, lend, poolOf } from './wire';

/** Deadlock, lock wait, and a row changed under a snapshot: a new transaction may well succeed. */
const WORTH_AGAIN = [1213, 1205, 1020];
const TRIES = 5;

/** The only way to open a transaction. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Database {
  @InjectDataSource() source: DataSource;
  @Inject() clock: Clock;
  private chain: Chain | null = null;

  /**
   * Runs `work` in one READ COMMITTED transaction and keeps the caller's idempotency key with it.
   * A deadlock starts a whole new transaction, with jitter, five times at most; a lost connection
   * is not tried again here, since what happened is unknown: the key decides when the client asks again.
   */
  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.tried(() => lend(this.source), work);
  }

  /** The same in fewer round trips, over one of a few connections kept for it: for what is written at every moment and asks little. */
  inChain<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.chain ??= new Chain(this.source);
    const { chain } = this;
    return this.tried(() => chain.lend(), work);
  }

  /** Before the source is closed. */
  async close() {
    await this.chain?.close();
    this.chain = null;
  }

  private async tried<T>(lent: () => Promise<Line>, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(await lent(), work);
      } catch (error) {
        if (attempt === TRIES || !WORTH_AGAIN.includes(errnoOf(error) ?? 0)) throw error;
        await pause(20 + Math.random() * 40 * 2 ** attempt);
      }
    }
  }

  /** Reads outside a transaction. */
  query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return ask(poolOf(this.source), sql, params);
  }

  /** One statement that changes rows, outside a transaction. */
  run(sql: string, params: unknown[] = []): Promise<Changed> {
    return ask(poolOf(this.source), sql, params);
  }

  /** The row with these values, outside a transaction. */
  async row<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Partial<E>): Promise<E | null> {
    return (await findRows(this.source, poolOf(this.source), entity, where))[0] ?? null;
  }

  /** The first row of an entity within a scope written over its short name. */
  async within<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    scope: { alias: string; sql: string; params: unknown[] },
  ): Promise<E | null> {
    return (await this.allWithin(entity, scope))[0] ?? null;
  }

  /** All rows of it; a scope may end in an order and a limit. */
  allWithin<E extends ObjectLiteral>(entity: EntityTarget<E>, scope: { alias: string; sql: string; params: unknown[] }): Promise<E[]> {
    return findWithin(this.source, poolOf(this.source), entity, scope);
  }

  private async once<T>(wire: Line, work: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = new Tx(this.source, wire);
    const result = await this.committed(wire, tx, work);
    tx.committed();
    return result;
  }

  private async committed<T>(wire: Line, tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      const result = await work(tx);
      const once = currentRequest()?.once;
      if (once) await storeOnce(tx, once, this.clock.now());
      crashpoint('before-commit');
      await wire.commit(tx.last);
      crashpoint('after-commit');
      wire.release();
      return result;
    } catch (error) {
      await wire.undo();
      throw error;
    }
  }
}
