import type { Route } from 'shared-types/kernel/contract';
import { needsConsent } from 'shared-types/kernel/contract';
import { Refusal } from './errors';

export interface NeededDocument {
  /** Name and version, `privacy:1`: another version is another document. */
  key: string;
  title: string;
}

let needed: readonly NeededDocument[] = [];
/** What whoever changes anything must have agreed to; said once, at the start, by the room that keeps the documents. */
export const askConsentTo = (documents: readonly NeededDocument[]) => {
  needed = documents;
};

/** Lets a citizen's act through to which the citizen has agreed; costs no question, since a session brings what was agreed. */
export function insistOnConsent(route: Route, agreed: ReadonlySet<string> | undefined) {
  if (!needsConsent(route)) return;
  const missing = needed.filter(({ key }) => !agreed?.has(key));
  if (missing.length > 0) throw new Refusal('CONSENT_NEEDED', { what: missing.map(({ title }) => `《${title}》`).join('') });
}

/** What a person has agreed to and not taken back, `privacy:1,terms:1`: the last word on each document counts. `person` is a column. */
export const agreedSql = (person: string) =>
  `(SELECT GROUP_CONCAT(c.doc, ':', c.version) FROM consent c WHERE c.person_id = ${person} AND c.action = 'agree'
    AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.person_id = c.person_id AND n.doc = c.doc AND n.id > c.id))`;

export const agreedOf = (keys: string | null): ReadonlySet<string> => new Set(keys?.split(','));
