import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';

/** What a statement that changes rows reports. mysql2 counts matched rows, so the condition must stand in WHERE. */
export interface Changed {
  affectedRows: number;
}

/** One open transaction. Made by `Database.inTransaction` alone. */
export class Tx {
  private afterwards: (() => void)[] = [];
  /** What this transaction is about, for the idempotency row: region and `room/id`. */
  about: { region: string; subject: string } | null = null;

  constructor(readonly manager: EntityManager) {}

  query<T>(sql: string, params: unknown[]): Promise<T[]> {
    return this.manager.query(sql, params);
  }

  run(sql: string, params: unknown[]): Promise<Changed> {
    return this.manager.query(sql, params);
  }

  of<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  /** Runs once the commit has succeeded, never otherwise. */
  afterCommit(work: () => void) {
    this.afterwards.push(work);
  }

  /** Called by the database after COMMIT. */
  committed() {
    for (const work of this.afterwards) work();
  }
}
