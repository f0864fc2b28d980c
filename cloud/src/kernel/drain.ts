import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { env } from '../config/env';
import { log } from './log';

/** A call that has not ended by then is cut; its key decides what happened when the phone asks again. */
const LONGEST = 10_000;
const LOOK = 20;

/** Takes a service out of work without breaking off anybody in the middle of a call. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Drain {
  /** Told to stop: /readyz says so, and whoever shares out the calls sends no more. */
  stopping = false;
  private underWay = new Set<unknown>();

  watch(server: Server) {
    server.on('request', (_, answer: ServerResponse) => {
      this.underWay.add(answer);
      answer.once('close', () => {
        this.underWay.delete(answer);
        // The connection it came by would otherwise stay open for a next call that must not come.
        if (this.stopping) setImmediate(() => server.closeIdleConnections());
      });
    });
  }

  /** Work that did not come by HTTP, to be waited for too. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.underWay.add(work);
    try {
      return await work();
    } finally {
      this.underWay.delete(work);
    }
  }

  /** Says that it stops, takes no new connections, and waits for what is under way. */
  async finish(server: Server) {
    this.stopping = true;
    if (env.DRAIN_SECONDS > 0) await pause(env.DRAIN_SECONDS * 1000);
    server.close();
    server.closeIdleConnections();
    const giveUp = performance.now() + LONGEST;
    while (this.underWay.size > 0 && performance.now() < giveUp) await pause(LOOK);
    if (this.underWay.size > 0) log.warn('calls cut off', { count: this.underWay.size });
    server.closeAllConnections();
  }
}
