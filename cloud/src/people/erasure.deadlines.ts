import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Sessions } from '../kernel/auth/session.service';
import { announceDeadline } from '../kernel/engine/deadline.poller';
import { DUE, ErasureService } from './erasure.service';

/** What ends the days of cooling: their end, or signing in. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErasureDeadlines {
  @Inject() erasureService: ErasureService;
  @Inject() sessions: Sessions;

  @Init()
  async announce() {
    announceDeadline({ kind: DUE, table: 'erasure', fire: (tx, deadline, now) => this.erasureService.fire(tx, deadline, now) });
    this.sessions.whenOpening((tx, personId) => this.erasureService.signedIn(tx, personId));
  }
}
