import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { findRows } from './rows';
import { ask, type Line, managerOn, type Statement } from './wire';

/** What a statement that changes rows reports. mysql2 counts matched rows, so the condition must stand in WHERE. */
export interface Changed {
  affectedRows: number;
}

/** One open transaction. Made by `Database.inTransaction` alone. */
export class Tx {
  private afterwards: (() => void)[] = [];
  /** Asked right before the commit, where possible in one piece with it. */
  readonly last: Statement[] = [];
  /** What this transaction is about, for the idempotency row: region and `room/id`. */
  about: { region: string; subject: string } | null = null;

  /** Made when first asked for: most transactions speak plain SQL alone. */
  private manager: EntityManager | null = null;

  /** `wire` is the connection the transaction was begun on. */
  constructor(
    readonly source: DataSource,
    private readonly wire: Line,
  ) {}

  query<T>(sql: string, params: unknown[]): Promise<T[]> {
    return ask(this.wire, sql, params);
  }

  run(sql: string, params: unknown[]): Promise<Changed> {
    return ask(this.wire, sql, params);
  }

  /** The row with these values. */
  async row<E extends ObjectLiteral>(entity: EntityTarget<E>, where: Partial<E>): Promise<E | null> {
    return (await findRows(this.source, this.wire, entity, where))[0] ?? null;
  }

  of<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    this.manager ??= managerOn(this.source, this.wire);
    return this.manager.getRepository(entity);
  }

  /** Statements whose answers nobody needs: they are asked after all others, in one piece with the commit where the connection allows it. */
  lastly(statements: readonly Statement[]) {
    this.last.push(...statements);
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
