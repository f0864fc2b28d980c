import { CHAIN_ROWS, NOTICE_ROWS, PAGE_ROWS, pageFor, pageOfSubject } from 'shared-types/notices';
import { hasPage } from '../../miniapp/src/kernel/pages';

const ID = '9223372036854775807';
const GROUP = '9223372036854775806';
const happened = (room: string) => ({ subject: `${room}/${ID}`, facts: { group: GROUP, seq: 4096 } });
/** What an event is about, where its subject is not of the room it is named by. */
const SUBJECTS: Readonly<Record<string, string>> = {
  'group.full': 'group-wait',
  'group.seated': 'group-seat',
  'group.hand_over': 'hand-over',
  'order.waiting': 'order-desk',
};
const roomOf = (event: string) => SUBJECTS[event] ?? event.split('.')[0] ?? '';
const KINDS = NOTICE_ROWS.map(({ event, to }) => [`${event} to ${to}`, roomOf(event), to] as const);

describe.each(KINDS)('a tap on the notice of %s', (_, room, to) => {
  const page = pageFor(happened(room), to) ?? '';
  const [path = '', query = ''] = page.split('?');
  const asked = new URLSearchParams(query);

  it('leads to a page that is built in, asked for by what it is about', () => {
    expect(hasPage(path)).toBe(true);
    const row = PAGE_ROWS.find((one) => one.room === room && one.to.includes(to));
    expect(asked.get('id')).toBe(row?.by === 'id' ? ID : row?.by === 'line' ? GROUP : null);
    expect(asked.get('seq')).toBe(row?.by === 'line' ? '4096' : null);
    // A page about one thing, and none without its id.
    expect(/show|talk|visit|desk\/desk|import$|change|fate|about\/card|order\/order|doors\/door/.test(path)).toBe(row?.by !== undefined);
  });

  it('fits where it is kept', () => {
    expect(page.length).toBeLessThanOrEqual(120);
    expect(page).toMatch(/^[\x21-\x7e]+$/);
  });
});

it('no row of the table is idle, and every way out of the house has a page', () => {
  const told = new Set(NOTICE_ROWS.map(({ event, to }) => `${roomOf(event)} ${to}`));
  for (const { room, to } of PAGE_ROWS) for (const one of to) expect(told).toContain(`${room} ${one}`);
  for (const { event, to } of CHAIN_ROWS) expect(pageFor(happened(roomOf(event)), to)).not.toBeNull();
});

it.each([
  ['errand/7', 'errands/matter/show?id=7'],
  ['item-edit/7', 'catalogue/change?id=7'],
  ['ticket/7', 'tickets/show?id=7'],
  ['question/7', null],
  ['nothing/7', null],
])('a notice from before pages were written down is found by its subject: %s', (subject, page) => {
  expect(pageOfSubject(subject)).toBe(page);
});
