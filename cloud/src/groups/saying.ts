import { type messageRoutes, SAID_KINDS, type SaidKind } from 'shared-types/groups';
import type { Input } from 'shared-types/kernel/contract';
import type { FileKind } from 'shared-types/kernel/file.contract';
import { sha256 } from '../kernel/crypto';
import { canonical } from '../kernel/engine/timeline';
import { Refusal } from '../kernel/errors';
import type { Body } from './body';

type Asked = Input<(typeof messageRoutes)['say']>;
/** What is said, without who says it. */
export interface Words {
  kind: SaidKind;
  text: string | null;
  body: Body;
  replySeq: number | null;
}

const FILE_SAID = { image: 'image', voice: 'voice', document: 'file' } as const;

/** Reads what a phone wants to say: exactly one content. `file`: what kind of file it names. */
export function wordsIn({ text, place, card, fileId, reply, at }: Asked, file: FileKind | null): Words {
  const contents: Partial<Record<SaidKind, unknown>> = { text, place, card, [file ? FILE_SAID[file] : 'file']: fileId };
  const given = SAID_KINDS.filter((kind) => contents[kind] !== undefined);
  const [kind] = given;
  if (!kind || given.length > 1) throw new Refusal('INVALID_INPUT', { fields: '要发的内容(一次发一样)' });
  const spokenTo = at?.filter(({ personId, unitId }) => personId ?? unitId);
  return { kind, text: text ?? null, body: { fileId, place, card, at: spokenTo?.length ? spokenTo : undefined }, replySeq: reply ?? null };
}

/** As it is kept; the digest tells the same words from others under one name. */
export const kept = ({ kind, text, body, replySeq }: Words) => ({
  ...{ kind, text, replySeq, body: Object.values(body).some((part) => part !== undefined) ? JSON.stringify(body) : null },
  digest: sha256(canonical({ kind, text, body, replySeq })),
  people: (body.at ?? []).flatMap(({ personId }) => personId ?? []),
  units: (body.at ?? []).flatMap(({ unitId }) => unitId ?? []),
});

/** All of an entry that others read as words, and so what is judged of it, at first and whenever again. `document`: what one is called. */
export const wordsToJudge = ({ text, body }: Pick<Words, 'text' | 'body'>, document: string | null = null) =>
  [body.title, text, body.place?.name, body.place?.address, body.card?.title, document].filter(Boolean).join(' ');
