import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Clock } from './time/clock';

const EPOCH = BigInt(Date.UTC(2024, 0));

/** Above every id: where a list begins that is read from its newest end. */
export const ABOVE_ALL = '9223372036854775807';

/** Time-ordered 64-bit numbers: 41 bits of milliseconds since 2024, 10 of node, 12 of sequence. Strings outside SQL. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Ids {
  @Inject() clock: Clock;
  private last = 0n;
  private node = 0n;

  /** Set once at the start, from the lease this process holds. */
  useNode(no: number) {
    this.node = BigInt(no) << 12n;
  }

  next(): string {
    const tick = (BigInt(this.clock.now().getTime()) - EPOCH) << 12n;
    // A burst of more than 4,096 within a millisecond borrows from the next one: order and uniqueness hold.
    this.last = tick > this.last ? tick : this.last + 1n;
    return (((this.last >> 12n) << 22n) | this.node | (this.last & 0xfffn)).toString();
  }
}

/** When an id was made. */
export const madeAt = (id: string) => new Date(Number((BigInt(id) >> 22n) + EPOCH));
