import { blindIndex, unseal } from '../../cloud/src/kernel/crypto';
import { newKey } from '../../miniapp/src/kernel/once';
import { ticked } from '../kit/consents';
import type { County } from '../kit/county';
import { matterIn } from '../kit/matters';
import { aRequest } from '../kit/requests';
import { here, newPhone, openDoor } from '../kit/sign-in';

let door: Awaited<ReturnType<typeof openDoor>>;
let county: County;
beforeAll(async () => {
  door = await openDoor();
  county = door.county;
});
afterAll(() => county.close());

const mark = () => newKey().slice(-8);
const phones = { phone: newPhone(), otherPhone: newPhone() };
const canary = {
  ...phones,
  name: `雀${mark()}`,
  elder: `鹂${mark()}`,
  address: `燕巷${mark()}号`,
  words: `莺说${mark()}`,
  note: `鹊记${mark()}`,
  device: `鸽机${mark()}`,
  browser: `鹰眼${mark()}`,
};

/** A life in which everything personal is said, by her and about her; every matter has ended. */
async function live() {
  const proof = await door.proofFor(canary.phone);
  const { token, me } = await county.visitor().people.signIn({ ...proof, ...here, device: canary.device });
  const her = door.bearing(token);
  const { status } = await county.service.raw('/me/consents', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': newKey(),
      'user-agent': encodeURIComponent(canary.browser),
    },
    body: JSON.stringify(ticked()),
  });
  expect(status).toBe(200);
  await her.people.change({ name: canary.name, region: county.region, homeDivision: county.places.village });
  const request = aRequest(county, {
    name: canary.name,
    words: canary.words,
    place: { kind: 'home', division: county.places.village, text: canary.address },
  });
  const self = await her.errands.send({
    ...request,
    beneficiary: { relation: 'self', name: canary.name, birthYear: 1954, note: canary.note },
  });
  const elder = { relation: 'parent', name: canary.elder, phone: canary.otherPhone, birthYear: 1930, note: canary.note } as const;
  const forElder = await her.errands.send({ ...request, beneficiary: elder });
  await county.tick();
  for (const { id } of [self, forElder]) await her.errands.withdraw({ id, reason: canary.words });
  await asBeneficiary();
  await county.tick();
  return { her, id: me.id };
}

/** Somebody else asks for her, and it is done. */
async function asBeneficiary() {
  const beneficiary = { relation: 'neighbour', name: canary.name, phone: canary.phone, birthYear: 1954, note: canary.note } as const;
  const place = { kind: 'home', division: county.places.village, text: canary.address } as const;
  const { her, id } = await matterIn(county, 'open', { request: { beneficiary, place } });
  await her.errands.withdraw({ id });
}

type Row = Record<string, unknown>;

/** Every value of every row of the whole database, sealed ones opened. Gives `table.column` where a canary is found. */
async function hits(): Promise<string[]> {
  const tables = await county.database.query<{ name: string }>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1',
  );
  const found = new Set<string>();
  for (const { name } of tables) {
    const rows = await county.database.query<Row>(`SELECT * FROM ${name}`);
    for (const column of Object.keys(rows[0] ?? {}).filter((each) => rows.some((row) => tells(row[each], `${name}.${each}`))))
      found.add(`${name}.${column}`);
  }
  return [...found];
}

const WORDS = Object.values(canary).flatMap((word) => [word, encodeURIComponent(word)]);
const INDEXES = Object.values(phones).map((phone) => blindIndex('phone', phone).toString('hex'));

function tells(value: unknown, field: string): boolean {
  const said = readable(value, field);
  return WORDS.some((word) => said.includes(word)) || (Buffer.isBuffer(value) && INDEXES.includes(value.toString('hex')));
}

function readable(value: unknown, field: string): string {
  if (!Buffer.isBuffer(value)) return value instanceof Date ? '' : String(value);
  try {
    return unseal(value, field);
  } catch {
    return value.toString('utf8');
  }
}

it('P5 of an erased person the whole database holds no word, opened or sealed, and no index', async () => {
  const { her } = await live();
  const before = await hits();
  // The test sees what is there: otherwise finding nothing afterwards would prove nothing.
  expect(before).toEqual(
    expect.arrayContaining(['consent.ua', 'errand.place_text', 'errand_words.body', 'person.name', 'person.phone_index']),
  );
  expect(before).toEqual(
    expect.arrayContaining(['errand.beneficiary_index', 'errand.beneficiary_name', 'session.device', 'sign_in_code.phone_index']),
  );
  await her.myData.askErasure({ sure: true });
  await county.clock(county.later(15 * 1440));
  expect(await hits()).toEqual([]);
}, 60_000);

/** Where something about a person may stand, and what becomes of it. A new column with a person in it belongs into a part of `PersonalData`. */
const WHERE: Record<string, string> = {
  'answer_mark.person_id': 'deleted',
  'avatar.image': 'deleted',
  'avatar.person_id': 'deleted',
  'chat_mention.person_id': 'deleted',
  'chat_report.person_id': 'why emptied',
  'consent.ip': 'emptied',
  'consent.ua': 'emptied',
  'consent.person_id': 'evidence, by id alone',
  'delivery.person_id': 'values for WeChat emptied',
  'demo_person.person_id': 'deleted',
  'erasure.person_id': 'evidence, by id alone',
  'erasure.open_person': 'made by the database',
  'errand.requester_id': 'counted, by id alone',
  'errand.requester_name': 'emptied',
  'errand.requester_phone': 'emptied',
  'errand.beneficiary_name': 'emptied',
  'errand.beneficiary_phone': 'emptied',
  'errand.beneficiary_note': 'emptied',
  'errand.place_text': 'emptied',
  'errand.visit_code': 'emptied',
  'errand_words.body': 'emptied',
  'errand_words.person_id': 'by id alone',
  'file.title': 'deleted',
  'firm.phone': 'of the registry of firms, which the county keeps by law',
  'firm_person.person_id': 'counted, by id alone',
  'idempotency.person_id': 'deleted',
  'group_ask.person_id': 'words emptied',
  'group_aside.person_id': 'text emptied',
  'group_member.person_id': 'counted, by id alone',
  'identity.live_person': 'deleted',
  'identity.openid': 'deleted',
  'identity.person_id': 'deleted',
  'identity.unionid': 'deleted',
  'intake.contact_name': 'emptied',
  'intake.person_id': 'duty of a post, by id alone',
  'invitation.name': 'emptied',
  'invitation.phone': 'emptied',
  'notice_preference.person_id': 'deleted',
  'recovery_code.person_id': 'deleted',
  'second_factor.pending': 'deleted',
  'second_factor.person_id': 'deleted',
  'second_factor.secret': 'deleted',
  'subscription.person_id': 'deleted',
  'subscription_entry.person_id': 'deleted',
  'notice.person_id': 'texts emptied',
  'notice_receipt.person_id': 'read for a firm, by id alone',
  'order_act.person_id': 'evidence, by id alone',
  'person.name': 'emptied',
  'person.phone': 'emptied',
  'person_change.person_id': 'that something changed, by id alone, and only the last ten thousand',
  'post.person_id': 'duty of a post, by id alone',
  'reveal.person_id': 'duty of a post, by id alone',
  'seat_due.person_id': 'deleted',
  'seat_waiting.person_id': 'deleted',
  'session.person_id': 'deleted',
  'ticket.answer': 'emptied',
  'ticket.requester_id': 'counted, by id alone',
  'ticket.title': 'emptied',
  'ticket.words': 'emptied',
  'voice_transcript.person_id': 'deleted with the voice, of staff who typed it by id alone',
  'wechat_ticket.openid': 'deleted',
  'wechat_ticket.person_id': 'deleted',
  'wechat_ticket.unionid': 'deleted',
};

it('P5 every column that can hold somebody is one whose end is decided', async () => {
  const columns = await county.database.query<{ name: string }>(
    `SELECT CONCAT(table_name, '.', column_name) AS name FROM information_schema.columns WHERE table_schema = DATABASE()
     AND (data_type = 'varbinary' OR column_name LIKE '%person%' OR column_name = 'requester_id') ORDER BY 1`,
  );
  expect(columns.map(({ name }) => name).filter((name) => !(name in WHERE))).toEqual([]);
});
