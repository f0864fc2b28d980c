import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { InjectDataSource } from '@midwayjs/typeorm';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { crashpoint } from '../crashpoint';
import { errnoOf } from '../log';
import { currentRequest } from '../request';
import { Clock } from '../time/clock';
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

  /**
   * Runs `work` in one READ COMMITTED transaction and keeps the caller's idempotency key with it.
   * A deadlock starts a whole new transaction, with jitter, five times at most; a lost connection
   * is not tried again here, since what happened is unknown: the key decides when the client asks again.
   */
  async inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
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

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const wire = await lend(this.source);
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
      await ask(wire, 'COMMIT', []);
      crashpoint('after-commit');
      wire.connection.release();
      return result;
    } catch (error) {
      await undo(wire);
      throw error;
    }
  }
}

/** A connection that cannot say that all is undone would carry half of it into the next transaction: it is not used again. */
const undo = (wire: Line) =>
  ask(wire, 'ROLLBACK', []).then(
    () => wire.connection.release(),
    () => wire.connection.destroy(),
  );
