import { randomBytes } from 'node:crypto';

type Row = Record<string, string | number | Date | Buffer>;
/** A trigger, and what it refuses or tells of. */
type Trial = readonly [trigger: string, sql: string];
export interface Tried {
  table: string;
  key: Row;
  /** What else a row cannot be without. */
  row: Row;
  /** The trigger that tells of a new row. */
  begun?: string;
  told?: readonly Trial[];
  refused?: readonly Trial[];
}

const WHEN = new Date(0);
const region = '000000';

/** What is believed of a person for a while: the journal names whoever is called `id`. `name` stands where no two may be alike. */
const believed = (id: number, name: string): readonly Tried[] => [
  {
    table: 'session',
    key: { id },
    row: { token_hash: randomBytes(32), person_id: id, channel: 'h5', device: '', seen_at: WHEN, expires_at: WHEN },
    told: [
      ['session_change_is_told', 'UPDATE session SET revoked_at = seen_at'],
      ['session_end_is_told', 'DELETE FROM session'],
    ],
  },
  {
    table: 'post',
    key: { region, id },
    row: { code: name, person_id: id, unit_id: 0, role: 'clerk', source: '', started_at: WHEN },
    begun: 'post_is_told',
    told: [['post_change_is_told', 'UPDATE post SET ended_at = started_at']],
  },
  {
    table: 'consent',
    key: { id },
    row: { person_id: id, doc: 'privacy', version: 1, sha256: randomBytes(32), action: 'agree', channel: 'h5', at: WHEN },
    begun: 'consent_is_told',
    refused: [
      ['consent_only_forgets_from_where', "UPDATE consent SET action = 'withdraw'"],
      ['consent_is_never_deleted', 'DELETE FROM consent'],
    ],
  },
  {
    table: 'person',
    key: { id },
    row: { created_at: WHEN },
    told: [['person_change_is_told', `UPDATE person SET region = '${region}'`]],
  },
  {
    table: 'firm_person',
    key: { region, id },
    row: { firm_id: 0, person_id: id, part: 'owner', state: 'asked', version: 1, how: '', asked_at: WHEN },
    begun: 'bond_is_told',
    told: [['bond_change_is_told', 'UPDATE firm_person SET version = 2']],
  },
];

/** What happened, and stays as it was written. */
const kept = (id: number, name: string): readonly Tried[] => [
  {
    table: 'timeline',
    key: { region, subject: name, no: 1 },
    row: { body: '', hash: randomBytes(32) },
    refused: [
      ['timeline_is_never_updated', "UPDATE timeline SET body = '-'"],
      ['timeline_is_never_deleted', 'DELETE FROM timeline'],
    ],
  },
  {
    table: 'order_act',
    key: { region, id },
    row: { group_id: 0, act: '', why: '', at: WHEN },
    refused: [
      ['order_act_is_never_updated', "UPDATE order_act SET why = '-'"],
      ['order_act_is_never_deleted', 'DELETE FROM order_act'],
    ],
  },
  {
    table: 'ticket',
    key: { region, id },
    row: {
      ...{ number: name, state: 'open', version: 1, title: '', words: '', requester_id: 0, unit_id: 0 },
      ...{ opened_at: WHEN, promise_at: WHEN, promise_why: '' },
    },
    refused: [['ticket_promise_kept', "UPDATE ticket SET promise_why = '-'"]],
  },
];

/** Every trigger of the house, by what it is there for; whoever is tried with is called `id`. */
export const trials = (id: number): readonly Tried[] => {
  const name = randomBytes(5).toString('hex');
  return [...believed(id, name), ...kept(id, name)];
};
