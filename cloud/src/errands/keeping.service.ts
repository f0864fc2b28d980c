import { Init, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { announceKept, deleteFound } from '../kernel/keeping';

/** How long it is kept who had a number or an address shown. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErrandKeeping {
  @Init()
  async announce() {
    announceKept({
      rule: 'keep.reveal',
      least: 190,
      of: 'county',
      clear: async (tx, before, most, region) => {
        const old = await tx.query<{ id: string }>('SELECT id FROM reveal WHERE region = ? AND at < ? ORDER BY id LIMIT ?', [
          region,
          before,
          most,
        ]);
        return deleteFound(tx, 'reveal', old, region);
      },
    });
  }
}
