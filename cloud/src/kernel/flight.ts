/** Joins calls that ask for the same at the same time: all get the one answer, or the one error. */
export class Flights<T> {
  private flying = new Map<string, Promise<T>>();

  /** `work` is begun unless it is under way. */
  join(key: string, work: () => Promise<T>): Promise<T> {
    const under = this.flying.get(key);
    if (under) return under;
    const begun = work().finally(() => this.flying.delete(key));
    this.flying.set(key, begun);
    return begun;
  }
}
