import { messageRoutes, type SaidKind } from 'shared-types/groups';
import type { Input } from 'shared-types/kernel/contract';
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

/** Reads what a phone wants to say: exactly one content. */
export function wordsIn({ text, place, card, fileId, reply, at }: Asked): Words {
  const given = [text, place, card, fileId].filter((content) => content !== undefined);
  if (given.length !== 1 || fileId !== undefined) throw new Refusal('INVALID_INPUT', { fields: '要发的内容(一次发一样)' });
  const spokenTo = at?.filter(({ personId, unitId }) => personId ?? unitId);
  const kind = place ? 'place' : card ? 'card' : 'text';
  return {
    kind,
    text: text ?? null,
    body: { ...(place && { place }), ...(card && { card }), ...(spokenTo && spokenTo.length > 0 && { at: spokenTo }) },
    replySeq: reply ?? null,
  };
}

/** As it is kept; the digest tells the same words from others under one name. */
export const kept = ({ kind, text, body, replySeq }: Words) => ({
  ...{ kind, text, replySeq, body: Object.keys(body).length > 0 ? JSON.stringify(body) : null },
  digest: sha256(canonical({ kind, text, body, replySeq })),
  people: (body.at ?? []).flatMap(({ personId }) => personId ?? []),
  units: (body.at ?? []).flatMap(({ unitId }) => unitId ?? []),
});
