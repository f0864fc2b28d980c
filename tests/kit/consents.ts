import { DOCUMENTS, type DocumentName } from 'shared-types/people';
import { presentDocuments } from '../../cloud/src/people/consent.documents';
import { rows, type Workshop } from './makers.rows';

/** As if a person had ticked these on signing in. */
export const agree = (shop: Workshop, personId: string, documents: readonly DocumentName[] = DOCUMENTS) =>
  rows(
    shop,
    'consent',
    ['id', 'person_id', 'doc', 'version', 'sha256', 'action', 'channel', 'at'],
    presentDocuments()
      .filter(({ doc }) => documents.includes(doc))
      .map(({ doc, version, sha256 }) => [
        shop.ids.next(),
        personId,
        doc,
        version,
        Buffer.from(sha256, 'hex'),
        'agree',
        'weapp',
        new Date(0),
      ]),
  );

/** The number of the version in force. */
export const present = (doc: DocumentName) => presentDocuments().find((each) => each.doc === doc)?.version ?? 0;

/** What the phone sends after the boxes on the sign-in page were ticked. */
export const ticked = () => ({
  action: 'agree' as const,
  documents: presentDocuments().map(({ doc, version }) => ({ doc, version })),
  channel: 'weapp' as const,
});
