import { errandMachine } from 'shared-types/errands';
import { isTold, NOTICE_ROWS, type NoticeRow, noticesOf } from 'shared-types/notices';
import { recordEvent } from '../../../cloud/src/kernel/engine/event';
import { Ids } from '../../../cloud/src/kernel/ids';
import { type County, openCounty, type Person } from '../../kit/county';
import { openLine, until } from '../../kit/line';
import { matterIn } from '../../kit/matters';
import { headersOf } from '../../kit/sessions';

let county: County;
beforeAll(async () => {
  county = await openCounty();
});
afterAll(() => county.close());

type Facts = Parameters<typeof noticesOf>[0]['facts'];
const inbox = async (person: Person) => (await county.as(person, 'resident')).notices.list({});

/** Something happens to a matter, and the rooms react. */
async function happen(type: string, facts: Facts, no = 1, subject?: string) {
  const about = subject ?? `errand/${(await county.service.get(Ids)).next()}`;
  await county.database.inTransaction((tx) =>
    recordEvent(tx, { region: county.region, subject: about, no, type, at: county.now().toISOString(), facts }),
  );
  await county.tick();
  return about;
}

describe('the table of words', () => {
  /** Steps nobody needs a message about: one’s own act, a phone call one was part of, or the quiet end. */
  const QUIET = ['send', 'decline', 'contact', 'archive'];

  it('has something to say, or a reason to be silent, about every step', () => {
    const steps = ['send', ...Object.keys(errandMachine)];
    expect(steps.filter((step) => isTold(`errand.${step}`) === QUIET.includes(step))).toEqual([]);
    const known = new Set(steps.map((step) => `errand.${step}`));
    expect(NOTICE_ROWS.filter(({ event }) => event.startsWith('errand.') && !known.has(event))).toEqual([]);
  });

  it.each(NOTICE_ROWS.map((row) => [`${row.event} to ${row.to}: ${row.title}`, row] as const))(
    'N4 is safe on a locked screen: %s',
    (_, row: NoticeRow) => {
      const facts = {
        [row.to]: '11 12',
        due: '2026-11-24T01:00:00.000Z',
        from: '2026-11-24T01:00:00.000Z',
        to: '2026-11-24T02:00:00.000Z',
        item: 'YL01',
        urgent: 'bedridden',
        ...(row.where && { [row.where[0]]: row.where[1] }),
      };
      const told = noticesOf({ type: row.event, at: '2026-11-23T02:00:00.000Z', facts });
      expect(told).toContainEqual({ personId: '12', to: row.to, title: row.title, body: expect.any(String) });
      for (const { title, body } of told) {
        expect([...title].length).toBeLessThanOrEqual(16);
        expect([...body].length).toBeLessThanOrEqual(60);
        expect(title + body).not.toMatch(/[{}]|undefined|null|YL01|投诉|被/);
        expect(body).toMatch(/[。]$/);
      }
    },
  );

  it('tells times by their date in Shanghai, since a notice is read any day', () => {
    const body = (type: string, facts: Facts) => noticesOf({ type, at: '2026-11-23T02:00:00.000Z', facts })[0]?.body;
    expect(body('errand.offer', { offered: '1', due: '2026-11-23T02:30:00.000Z' })).toBe(
      '请在11月23日 周一 10:30 前答复。去不了也没关系,我们问下一位。',
    );
    expect(body('errand.agree', { requester: '1', from: '2026-12-31T16:30:00.000Z', to: '2026-12-31T17:30:00.000Z' })).toBe(
      '2027年1月1日 周五 凌晨 0:30 到 1:30。不用等在门口,到了会敲门。',
    );
  });

  it('tells nobody of what they did, and everybody once', () => {
    const tell = (facts: Facts) =>
      noticesOf({ type: 'errand.hand_up', at: '2026-11-23T02:00:00.000Z', facts }).map(({ personId }) => personId);
    expect(tell({ requester: '1', dispatchers: '2 3', actor: '3' })).toEqual(['1', '2']);
    expect(tell({ requester: '1', dispatchers: '1 2', actor: null })).toEqual(['1', '2']);
    expect(noticesOf({ type: 'errand.unknown', at: '', facts: { requester: '1' } })).toEqual([]);
  });
});

describe('the inbox', () => {
  it('is nobody’s without signing in, and not anybody else’s', async () => {
    await expect(county.visitor().notices.list({})).rejects.toMatchObject({ status: 401 });
    await expect(county.visitor().notices.read({ id: '1' })).rejects.toMatchObject({ status: 401 });
    const [one, two] = [await county.resident(), await county.resident()];
    await happen('errand.accept', { requester: one.id });
    const [notice] = (await inbox(one)).notices;
    expect((await inbox(two)).notices).toEqual([]);
    await expect((await county.as(two)).notices.read({ id: notice!.id })).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect((await inbox(one)).unread).toBe(1);
  });

  it('comes in pages, newest first', async () => {
    const person = await county.resident();
    const subjects: string[] = [];
    for (let n = 0; n < 23; n++) subjects.unshift(await happen('errand.accept', { requester: person.id }));
    const me = await county.as(person);
    const first = await me.notices.list({});
    const second = await me.notices.list({ before: first.notices.at(-1)!.id });
    expect([...first.notices, ...second.notices].map((n) => n.subject)).toEqual(subjects);
    expect([first.notices.length, first.more, first.unread, second.more]).toEqual([20, true, 23, false]);
    await expect(me.notices.list({ before: 'x' })).rejects.toMatchObject({ status: 422 });
  });

  it('marks a notice and those before it as read, and never goes back', async () => {
    const person = await county.resident();
    for (let n = 0; n < 3; n++) await happen('errand.accept', { requester: person.id });
    const me = await county.as(person);
    const [newest, middle, oldest] = (await me.notices.list({})).notices;
    await Promise.all([me.notices.read({ id: middle!.id }), me.notices.read({ id: oldest!.id })]);
    const after = await me.notices.list({});
    expect(after.notices.map((n) => n.read)).toEqual([false, true, true]);
    expect(after.unread).toBe(1);
    await me.notices.read({ id: newest!.id });
    await me.notices.read({ id: oldest!.id });
    expect((await me.notices.list({})).unread).toBe(0);
    await expect(me.notices.read({ id: '1' })).rejects.toMatchObject({ status: 404 });
  });

  it('holds an event once, however often it is delivered', async () => {
    const person = await county.resident();
    const subject = await happen('errand.accept', { requester: person.id });
    await county.database.query("UPDATE reaction SET state = 'waiting' WHERE region = ? AND subject = ?", [county.region, subject]);
    await Promise.all([county.tick(), county.tick()]);
    expect((await inbox(person)).notices).toHaveLength(1);
    await happen('errand.designate', { requester: person.id }, 2, subject);
    expect((await inbox(person)).notices).toHaveLength(2);
  });

  it('shows itself on an open phone', async () => {
    const person = await county.resident();
    const { authorization } = await headersOf(county, person);
    const line = await openLine(county.service.url, authorization!.slice(7));
    await happen('errand.accept', { requester: person.id });
    await until(() => line.moves().some((m) => m.t === 'moved' && m.subject.startsWith('notice/')), 'the badge');
    line.socket.close();
  });
});

it('a matter tells its villager and its agent what the other did', async () => {
  const { villager, agent } = await matterIn(county, 'confirmed');
  await county.tick();
  expect((await inbox(villager)).notices.map((n) => n.title).reverse()).toEqual([
    '有人接单了',
    '约好上门时间了',
    '代办员出门了',
    '代办员到了',
    '办好了,您看对不对',
  ]);
  expect((await inbox(agent)).notices.map((n) => n.title).reverse()).toEqual(['有一单问您能不能去', '对方说办成了']);
});
