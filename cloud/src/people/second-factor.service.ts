import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { isAtDesk, type Role } from 'shared-types/kernel/actor';
import type { Enrolment, SecondFactor } from 'shared-types/people';
import { Renewal } from '../kernel/auth/renewal.service';
import { seal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { maskPhone } from '../kernel/mask';
import { tooOften } from '../kernel/pace';
import { qrOf } from '../kernel/qr';
import { Clock } from '../kernel/time/clock';
import { PeoplePort } from './people.port';
import { type Factor, SecondFactors } from './second-factor.rows';
import { newSecret, stepOf, uriOf } from './totp';

/** The session a person shows the factor in. */
export interface Here {
  personId: string;
  sessionId: string;
  /** It has been shown in it, or need not be. */
  shown: boolean;
}

/** What stands on the screen once, and what the session is known by from here on. */
export interface Confirmed {
  recoveryCodes: string[];
  token: string;
}

const SIX_DIGITS = /^\d{6}$/;

/** A code from one's own telephone, besides the sign-in that anybody with the phone number's SMS could do. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SecondFactorService {
  @Inject() database: Database;
  @Inject() renewal: Renewal;
  @Inject() clock: Clock;
  @Inject() people: PeoplePort;
  @Inject() factors: SecondFactors;

  async show({ personId, shown }: Here): Promise<SecondFactor> {
    const { onSince } = await this.factors.of(this.database, personId);
    const posts = await this.database.query<{ role: Role }>('SELECT role FROM post WHERE person_id = ? AND ended_at IS NULL', [personId]);
    return {
      since: onSince?.toISOString() ?? null,
      shown,
      needed: posts.some(({ role }) => isAtDesk(role)),
      recoveryLeft: await this.factors.recoveryLeft(this.database, personId),
    };
  }

  /** A secret to scan. Whoever has a factor shows it first; it holds until the new one is confirmed. */
  async enrol({ personId, shown }: Here): Promise<Enrolment> {
    this.insistOnShown(await this.factors.of(this.database, personId), shown);
    const secret = newSecret();
    await this.database.inTransaction((tx) =>
      tx.run('INSERT INTO second_factor (person_id, pending) VALUES (?, ?) ON DUPLICATE KEY UPDATE pending = VALUES(pending)', [
        personId,
        seal(secret, this.factors.field),
      ]),
    );
    const person = await this.people.person(personId);
    const uri = uriOf(secret, maskPhone(person?.phone ?? ''));
    return { secret, uri, qr: qrOf(uri) };
  }

  /** The first code proves that the telephone has the secret. Gives the recovery codes and the session's new token, neither of which is kept. */
  async confirm({ personId, sessionId, shown }: Here, code: string): Promise<Confirmed> {
    const factor = await this.factors.of(this.database, personId);
    const { pending: proved } = factor;
    if (!proved) throw new Refusal('SECOND_FACTOR_OFF');
    this.insistOnShown(factor, shown);
    const step = await this.guess(personId, proved, code);
    return this.database.inTransaction(async (tx) => {
      const { affectedRows } = await tx.run(
        `UPDATE second_factor SET secret = ?, pending = NULL, on_since = ?, used_step = ?, tries = 0, locked_until = NULL
         WHERE person_id = ? AND pending IS NOT NULL`,
        [seal(proved, this.factors.field), this.clock.now(), step, personId],
      );
      if (affectedRows !== 1) throw new Refusal('SECOND_FACTOR_OFF');
      const token = await this.pass(tx, personId, sessionId);
      return { token, recoveryCodes: await this.factors.newRecoveryCodes(tx, personId) };
    });
  }

  /** The answer that held them was lost on the way: ten other codes, and another token. */
  confirmedAgain({ personId, sessionId }: Here): Promise<Confirmed> {
    return this.database.inTransaction(async (tx) => {
      const token = await this.renewal.again(tx, sessionId);
      return { token, recoveryCodes: await this.factors.newRecoveryCodes(tx, personId) };
    });
  }

  /** Shows the factor in this session: by a code not used before, or by one that was put away. Gives the session's new token. */
  async verify({ personId, sessionId }: Here, code: string): Promise<string> {
    const { secret } = await this.factors.of(this.database, personId);
    if (!secret) throw new Refusal('SECOND_FACTOR_OFF');
    const step = SIX_DIGITS.test(code) ? await this.guess(personId, secret, code) : await this.guess(personId);
    return this.database.inTransaction(async (tx) => {
      const fits =
        step === null
          ? await this.factors.spendRecovery(tx, personId, code, this.clock.now())
          : await this.factors.spendStep(tx, personId, step);
      if (!fits) throw new Refusal('SECOND_CODE_WRONG');
      return this.pass(tx, personId, sessionId);
    });
  }

  /** The answer was lost on the way: another token for the session that has shown it. */
  verifiedAgain({ sessionId }: Here): Promise<string> {
    return this.database.inTransaction((tx) => this.renewal.again(tx, sessionId));
  }

  /** Takes a try, and the step of time a code belongs to where there is a secret to hold it against. */
  private async guess(personId: string): Promise<null>;
  private async guess(personId: string, secret: string, code: string): Promise<number>;
  private async guess(personId: string, secret?: string, code = ''): Promise<number | null> {
    const now = this.clock.now();
    if (!(await this.factors.takeTry(this.database, personId, now))) {
      const { lockedUntil } = await this.factors.of(this.database, personId);
      throw tooOften(Math.ceil(((lockedUntil?.getTime() ?? now.getTime()) - now.getTime()) / 1000));
    }
    if (!secret) return null;
    const step = stepOf(secret, code, now.getTime());
    if (step === null) throw new Refusal('SECOND_CODE_WRONG');
    return step;
  }

  private pass(tx: Tx, personId: string, sessionId: string): Promise<string> {
    tx.about = { region: '', subject: `person/${personId}` };
    return this.renewal.pass(tx, sessionId);
  }

  private insistOnShown({ secret }: Factor, shown: boolean) {
    if (secret && !shown) throw new Refusal('SECOND_FACTOR_NEEDED');
  }
}
