import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { FirmImportEntity } from '../../cloud/src/firms/firm-import.entity';
import { blindIndex, sha256 } from '../../cloud/src/kernel/crypto';
import { Complaint } from '../launch/complaint';
import { firmSheet, KNOWN_CODES } from './firm-sheet';
import type { Workshop } from './workshop';

const REGION = '130705';
const NAME = '宣化区市场主体名册(演示).csv';
const VERIFIER = '130705-D05-K1';
const ADMINISTRATOR = '130705-C-M1';
const STALL = { name: '二虎煎饼', division: '130705003028', trade: '煎饼果子' };
const [MINING = '', STORE = '', INN = ''] = KNOWN_CODES;
type Part = 'owner' | 'accountant';
/** Who acts for which firm: its owners by their own phone, the accountant once somebody has looked. */
const BONDS: readonly (readonly [phone: string, uscc: string, part: Part])[] = [
  ['13900000131', MINING, 'owner'],
  ['13900000132', STORE, 'owner'],
  ['13900000133', INN, 'owner'],
  ['13900000134', MINING, 'accountant'],
  ['13900000134', STORE, 'accountant'],
];
const STALLKEEPER = '13900000135';

/** Brings the registry in as an administrator would, and lets some people act for firms. Loading again changes nothing. Gives a line. */
export function loadFirms(workshop: Workshop): Promise<string> {
  // Two who load at once would each take the other's import for one that was cut off.
  return workshop.database.inTransaction(async (tx) => {
    await tx.query("SELECT GET_LOCK(CONCAT(DATABASE(), '.demo'), 120)", []);
    try {
      return await load(workshop);
    } finally {
      await tx.query("SELECT RELEASE_LOCK(CONCAT(DATABASE(), '.demo'))", []);
    }
  });
}

async function load(workshop: Workshop): Promise<string> {
  const line = await bringFirms(workshop);
  const verifier = await holderOf(workshop, VERIFIER);
  for (const [phone, uscc, part] of BONDS) await bind(workshop, verifier, phone, uscc, part);
  const keeper = await personOf(workshop, STALLKEEPER);
  if (!(await isBound(workshop, keeper.personId, null))) await workshop.firms.claims.begin(keeper, STALL);
  return line;
}

/** A sheet that stands is made again for the day it was brought on, and so says the same. */
async function bringFirms({ database, clock, firms }: Workshop): Promise<string> {
  const rows = await database.source.getRepository(FirmImportEntity).findBy({ region: REGION, name: NAME });
  for (const { region, id } of rows) await firms.work.settle(database, { region, id }, clock.now());
  const [first] = await database.query<{ at: Date; digest: Buffer; n: number }>(
    "SELECT made_at AS at, digest, all_rows AS n FROM firm_import WHERE region = ? AND name = ? AND state = 'done' ORDER BY id LIMIT 1",
    [REGION, NAME],
  );
  const bytes = firmSheet(dayOf((first?.at ?? clock.now()).getTime()));
  if (first?.digest.equals(sha256(bytes))) return `${REGION} firms: ${first.n} rows, 0 new, 0 changed, ${first.n} the same; written before`;
  const began = performance.now();
  const administrator = await holderOf({ database }, ADMINISTRATOR);
  const read = await firms.imports.upload(administrator, NAME, bytes);
  if (read.wrong > 0) throw new Complaint(`${NAME}: ${read.wrong} rows were refused.`);
  await firms.imports.write(administrator, read.id, false);
  const { allRows, added, changed, same } = await firms.work.settle(database, read, clock.now());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return `${REGION} firms: ${allRows} rows, ${added} new, ${changed} changed, ${same} the same; written in ${seconds} s`;
}

async function bind(workshop: Workshop, verifier: Actor, phone: string, uscc: string, part: Part) {
  const person = await personOf(workshop, phone);
  if (await isBound(workshop, person.personId, uscc)) return;
  const { id, state } = await workshop.firms.claims.claim(person, uscc, part);
  if (state === 'asked') await workshop.firms.decisions.decide(verifier, id, true, null);
}

/** Whether somebody ever acted for this firm, or for a stall; who has left it stays away. */
async function isBound({ database }: Workshop, personId: string, uscc: string | null): Promise<boolean> {
  const found = await database.query(
    `SELECT b.id FROM firm_person b JOIN firm f ON f.region = b.region AND f.id = b.firm_id
     WHERE b.region = ? AND b.person_id = ? AND f.uscc <=> ? LIMIT 1`,
    [REGION, personId, uscc],
  );
  return found.length > 0;
}

async function personOf({ database }: Workshop, phone: string): Promise<Actor> {
  const [person] = await database.query<{ id: string }>('SELECT id FROM person WHERE phone_index = ?', [blindIndex('phone', phone)]);
  if (!person) throw new Error(`nobody of the cast has the phone ${phone}`);
  return { personId: person.id, role: 'resident', region: REGION, postId: null, unitId: null, town: null };
}

async function holderOf({ database }: Pick<Workshop, 'database'>, code: string): Promise<Actor> {
  const [post] = await database.query<Omit<Actor, 'region'>>(
    'SELECT person_id AS personId, role, id AS postId, unit_id AS unitId, town FROM post WHERE region = ? AND code = ?',
    [REGION, code],
  );
  if (!post) throw new Error(`there is no post ${code}`);
  return { ...post, region: REGION };
}
