import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ConsentDocument, DocumentName, Standing } from 'shared-types/people';
import { Sessions } from '../kernel/auth/session.service';
import { askConsentTo } from '../kernel/consent';
import { seal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import { presentDocuments } from './consent.documents';
import { alive } from './person.rows';

export interface Said {
  action: 'agree' | 'withdraw';
  documents: { doc: DocumentName; version: number }[];
  channel: 'h5' | 'weapp';
}
/** Where it was said from; kept as evidence, gone when the person is. */
export interface From {
  ip: string;
  ua: string;
}
interface Version {
  doc: DocumentName;
  version: number;
  sha256: Buffer;
}
interface Last extends Version {
  action: 'agree' | 'withdraw';
  at: Date;
}

/** Who has agreed to what: rows that are only added. The last word on a document counts. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ConsentService {
  @Inject() database: Database;
  @Inject() sessions: Sessions;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  private present: ConsentDocument[] = [];

  @Init()
  async publish() {
    this.show(presentDocuments());
  }

  /** These versions are in force from now on; whoever agreed to others is asked again. */
  show(documents: ConsentDocument[]) {
    this.present = documents;
    askConsentTo(documents.filter(({ needed }) => needed).map(({ doc, version, title }) => ({ key: `${doc}:${version}`, title })));
  }

  documents(): ConsentDocument[] {
    return this.present;
  }

  /** How a person stands to each document, and which are needed and not agreed to. */
  async standing(personId: string): Promise<{ consents: Standing[]; missing: DocumentName[] }> {
    const last = await this.last(this.database, personId);
    const consents = this.present.map(({ doc, version, title }): Standing => {
      const said = last.get(doc);
      const agreed = said?.action === 'agree' && said.version === version;
      return { doc, title, present: version, agreed, version: said?.version ?? null, at: said?.at.toISOString() ?? null };
    });
    const missing = this.present.filter(({ needed, doc }) => needed && !consents.some((c) => c.doc === doc && c.agreed));
    return { consents, missing: missing.map(({ doc }) => doc) };
  }

  /** Whether a person agrees to the present version of a document. */
  async agreed(personId: string, doc: DocumentName): Promise<boolean> {
    return (await this.standing(personId)).consents.some((c) => c.doc === doc && c.agreed);
  }

  /** Whether a person's last word on a document was to take it back. */
  async withdrew(personId: string, doc: DocumentName): Promise<boolean> {
    return (await this.last(this.database, personId)).get(doc)?.action === 'withdraw';
  }

  /** Notes what a person says; saying the same again changes nothing. Of two that race, both stand, in their order. */
  async say(personId: string, { action, documents, channel }: Said, from: From): Promise<void> {
    for (const { doc, version } of documents) if (action === 'agree') this.insistOnPresent(doc, version);
    await this.database.inTransaction(async (tx) => {
      if (!(await alive(tx, personId))) throw new Refusal('SESSION_ENDED');
      const last = await this.last(tx, personId);
      for (const { doc } of documents) {
        const news = action === 'agree' ? this.toAgree(doc, last.get(doc)) : toWithdraw(last.get(doc));
        if (news) await this.note(tx, personId, { ...news, action, channel }, from);
      }
      tx.afterCommit(() => this.sessions.forget([personId]));
    });
  }

  /** Null where just this has been agreed to already. */
  private toAgree(doc: DocumentName, said: Last | undefined): Version | null {
    const present = this.present.find((d) => d.doc === doc);
    if (!present || (said?.action === 'agree' && said.version === present.version)) return null;
    return { doc, version: present.version, sha256: Buffer.from(present.sha256, 'hex') };
  }

  private insistOnPresent(doc: DocumentName, version: number) {
    if (!this.present.some((d) => d.doc === doc && d.version === version)) throw new Refusal('DOCUMENT_CHANGED');
  }

  private async last(ask: Pick<Tx, 'query'>, personId: string): Promise<Map<DocumentName, Last>> {
    const rows = await ask.query<Last>('SELECT doc, version, sha256, action, at FROM consent WHERE person_id = ? ORDER BY id', [personId]);
    return new Map(rows.map((row) => [row.doc, row]));
  }

  private note(tx: Tx, personId: string, said: Version & Pick<Said, 'action' | 'channel'>, { ip, ua }: From) {
    const values = [
      said.doc,
      said.version,
      said.sha256,
      said.action,
      said.channel,
      seal(ip, 'consent.ip'),
      seal(ua.slice(0, 120), 'consent.ua'),
    ];
    return tx.run(
      'INSERT INTO consent (id, person_id, doc, version, sha256, action, channel, ip, ua, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [this.ids.next(), personId, ...values, this.clock.now()],
    );
  }
}

/** What is taken back is what was agreed to, be it an older version; null where nothing was. */
const toWithdraw = (said: Last | undefined): Version | null => (said?.action === 'agree' ? said : null);
