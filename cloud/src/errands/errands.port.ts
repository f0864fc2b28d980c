import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { keepReveal } from './reveal.rows';

/** The questions other rooms may ask about matters. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErrandsPort {
  @Inject() ids: Ids;

  /** The desk is shown a number to tell somebody of their matter: kept where they see it. Nothing for other subjects. */
  async noteCall(tx: Tx, { region, personId, unitId }: Actor, subject: string, at: Date): Promise<void> {
    const [room, errandId] = subject.split('/');
    if (room !== 'errand' || !errandId) return;
    await keepReveal(tx, { region, id: this.ids.next(), errandId, personId, unitId: unitId ?? '0', why: 'tell', at });
  }
}
