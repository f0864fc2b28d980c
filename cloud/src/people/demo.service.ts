import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DemoPerson } from 'shared-types/people';
import { In } from 'typeorm';
import { env } from '../config/env';
import { type Opening, Sessions } from '../kernel/auth/session.service';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { PersonEntity } from './person.entity';
import { type DemoRow, viewDemoPerson } from './person.view';
import type { Entered } from './sign-in.service';

/** The people of the demo. Where no demo data are loaded this door is not there: 404, like any other unknown address. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DemoService {
  @Inject() database: Database;
  @Inject() sessions: Sessions;

  async people(): Promise<DemoPerson[]> {
    const rows = await this.rows();
    const found = await this.database.source.getRepository(PersonEntity).findBy({ id: In(rows.map((row) => row.person_id)) });
    const byId = new Map(found.map((person) => [person.id, person]));
    return rows.flatMap((row) => {
      const person = byId.get(row.person_id);
      return person ? [viewDemoPerson(person, row)] : [];
    });
  }

  async enter(opening: Opening, key: string): Promise<Entered> {
    const { personId } = opening;
    if (!(await this.rows()).some((row) => row.person_id === personId)) throw new Refusal('NOT_FOUND');
    return { personId, token: await this.database.inTransaction((tx) => this.sessions.open(tx, opening, `demo ${key}`)) };
  }

  private async rows() {
    const rows =
      env.DEMO === '1'
        ? await this.database.query<DemoRow & { person_id: string }>(
            'SELECT person_id, who, story, region FROM demo_person ORDER BY region, place',
          )
        : [];
    if (rows.length === 0) throw new Refusal('NOT_FOUND');
    return rows;
  }
}
