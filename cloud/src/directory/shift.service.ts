import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { parseShifts, type Shift } from 'shared-types/directory';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { lockKept } from './roster.rows';
import { ShiftEntity } from './shift.entity';

const UNREAD = '排班没看懂,请像这样写:周一至周五 08:30-12:00 14:30-18:00;周六 09:00-12:00';

/** When in a week somebody is there. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Shifts {
  @Inject() database: Database;

  /** The whole week anew; set to what it is, nothing happens. Of an agent, whom nobody would ask without shifts, it cannot be empty. */
  async set(actor: Actor, postId: string, words: string): Promise<void> {
    const shifts = read(words);
    await this.database.inTransaction(async (tx) => {
      const { role } = await lockKept(tx, actor, postId);
      if (role === 'agent' && shifts.length === 0) throw new Refusal('INVALID_INPUT', { fields: '代办员要有排班' });
      const { region } = actor;
      await tx.of(ShiftEntity).delete({ region, postId });
      if (shifts.length > 0) await tx.of(ShiftEntity).insert(shifts.map((one) => ({ region, postId, ...one })));
    });
  }
}

function read(words: string): Shift[] {
  if (words === '') return [];
  const shifts = parseShifts(words);
  if (!shifts) throw new Refusal('INVALID_INPUT', { fields: UNREAD });
  return shifts;
}
