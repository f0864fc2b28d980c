import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Subscription, TEMPLATE_NAMES, TEMPLATES, type TemplateName } from 'shared-types/notices';
import { sha256 } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { knownTemplates } from './template.rows';

/** What happened to somebody's quota: one more, one less, none left, never again, or nothing but the question. */
export type Entry = 'accept' | 'reject' | 'ban' | 'filter' | 'spend' | 'refused' | 'back';

const EFFECT: Partial<Record<Entry, string>> = {
  accept: 'accepted = accepted + 1, banned_at = NULL',
  spend: 'spent = LEAST(accepted, spent + 1)',
  back: 'spent = GREATEST(0, spent - 1)',
  // Refused by the platform, or taken back in its settings: none of what was accepted holds any more.
  refused: 'spent = accepted',
  reject: 'spent = spent',
  ban: 'spent = accepted, banned_at = VALUES(updated_at)',
};

/** How many messages of each template somebody lets WeChat send: a sum kept beside its entries. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Quotas {
  @Inject() database: Database;
  @Inject() ids: Ids;
  @Inject() clock: Clock;

  /** Counts an entry once: `source` names the tap, the push or the delivery it comes from. */
  async note(tx: Tx, personId: string, template: TemplateName, what: Entry, source: string): Promise<void> {
    const now = this.clock.now();
    const { affectedRows } = await tx.run(
      'INSERT IGNORE INTO subscription_entry (id, person_id, template, what, source_key, at) VALUES (?, ?, ?, ?, ?, ?)',
      [this.ids.next(), personId, template, what, sha256(`${source} ${template}`), now],
    );
    const effect = EFFECT[what];
    if (affectedRows === 0 || !effect) return;
    await tx.run(
      `INSERT INTO subscription (person_id, template, accepted, spent, banned_at, updated_at) VALUES (?, ?, ?, 0, ?, ?)
       ON DUPLICATE KEY UPDATE ${effect}, updated_at = VALUES(updated_at)`,
      [personId, template, what === 'accept' ? 1 : 0, what === 'ban' ? now : null, now],
    );
  }

  /** Takes one of what is left; false where nothing is. Of two that want the last one, one gets it. */
  async take(tx: Tx, personId: string, template: TemplateName, source: string): Promise<boolean> {
    const [left] = await tx.query(
      'SELECT person_id FROM subscription WHERE person_id = ? AND template = ? AND spent < accepted FOR UPDATE',
      [personId, template],
    );
    if (!left) return false;
    await this.note(tx, personId, template, 'spend', source);
    return true;
  }

  /** Every template that is set up here, and how somebody stands to it. */
  async of(personId: string): Promise<Subscription[]> {
    const rows = await this.database.query<{ template: string; accepted: number; spent: number; banned_at: Date | null }>(
      'SELECT template, accepted, spent, banned_at FROM subscription WHERE person_id = ?',
      [personId],
    );
    const known = knownTemplates();
    return TEMPLATE_NAMES.flatMap((template) => {
      const row = rows.find((one) => one.template === template);
      const set = known.get(template);
      const left = row ? row.accepted - row.spent : 0;
      return set ? [{ template, templateId: set.id, title: TEMPLATES[template].title, left, banned: Boolean(row?.banned_at) }] : [];
    });
  }
}
