import { randomUUID } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from './db/database';
import type { Changed } from './db/transaction';
import { Ids } from './ids';
import { log } from './log';
import { Clock } from './time/clock';

const BEAT = 30_000;
/** A node number is free again this long after its holder fell silent. */
const LEASE = 120_000;
const NODES = 1024;

/** What a running process keeps up: the clock in step with the database, and the node number its ids carry. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Heart {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  private holder = randomUUID();
  private node = 0;
  private timer: NodeJS.Timeout | null = null;

  /** Refuses to start on a database that would break the kernel's assumptions. */
  async start() {
    const [isolation] = await this.database.query<{ Value: string }>(
      "SHOW VARIABLES WHERE Variable_name IN ('transaction_isolation', 'tx_isolation')",
    );
    if (isolation?.Value !== 'READ-COMMITTED') throw new Error('the database must run with transaction_isolation = READ-COMMITTED');
    this.clock.sync(await this.databaseTime(), true);
    this.node = await this.takeNode();
    this.ids.useNode(this.node);
    this.timer = setInterval(() => void this.beat().catch((error) => log.error('heartbeat failed', error)), BEAT);
  }

  stop() {
    if (this.timer) clearInterval(this.timer);
  }

  /** Keeps clock and lease; a process that slept so long that another took its number takes a new one. */
  async beat() {
    this.clock.sync(await this.databaseTime());
    const kept = await this.database.query('UPDATE node SET until = ? WHERE no = ? AND holder = ?', [this.until(), this.node, this.holder]);
    if (changed(kept) === 1) return;
    this.node = await this.takeNode();
    this.ids.useNode(this.node);
  }

  /** The only place where SQL is asked for the time. */
  private async databaseTime(): Promise<Date> {
    const [server] = await this.database.query<{ now: Date }>('SELECT UTC_TIMESTAMP(3) AS now');
    if (!server) throw new Error('the database does not tell the time');
    return server.now;
  }

  private until() {
    return new Date(this.clock.now().getTime() + LEASE);
  }

  private async takeNode(): Promise<number> {
    for (let tries = 0; tries < NODES; tries++) {
      const no = Math.floor(Math.random() * NODES);
      await this.database.query('INSERT IGNORE INTO node (no, holder, until) VALUES (?, ?, ?)', [no, this.holder, new Date(0)]);
      const taken = await this.database.run('UPDATE node SET holder = ?, until = ? WHERE no = ? AND until < ?', [
        this.holder,
        this.until(),
        no,
        this.clock.now(),
      ]);
      if (taken.affectedRows === 1) return no;
    }
    throw new Error('no node number is free');
  }
}

const changed = (result: unknown) => (result as Changed).affectedRows;
