import type { CodeKind } from 'shared-types/codes';

/** What a code is about. `id`: of the unit, for an agent of the post. */
export interface Subject {
  kind: CodeKind;
  id: string;
  item: string | null;
}
/** A subject and the service point it is at. */
export type Placed = Subject & { unitId: string };

export interface CodeKept extends Placed {
  region: string;
  code: string;
  madeAt: Date;
  revokedAt: Date | null;
}

/** To be followed by a condition on the table `c`. */
export const CODE = `SELECT c.region, c.code, c.kind, c.subject_id AS id, NULLIF(c.item_code, '') AS item, c.unit_id AS unitId,
  c.made_at AS madeAt, c.revoked_at AS revokedAt FROM code c`;

export const INSERT = `INSERT INTO code (region, code, kind, subject_id, item_code, unit_id, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
