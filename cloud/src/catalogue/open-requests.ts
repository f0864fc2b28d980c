import { Provide, Scope, ScopeEnum } from '@midwayjs/core';

/** How many requests nobody has finished, by point and item. */
export interface OpenOnes {
  unitId: string;
  itemCode: string;
  n: number;
}
export type CountOpen = (region: string) => Promise<OpenOnes[]>;

/** Requests live in another room, which knows this one and not the other way round: it says how to count them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OpenRequests {
  private counter: CountOpen | null = null;

  countWith(counter: CountOpen) {
    this.counter = counter;
  }

  async of(region: string): Promise<OpenOnes[]> {
    return this.counter ? this.counter(region) : [];
  }
}
