import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { FirmImportEntity } from '../../cloud/src/firms/firm-import.entity';
import { sha256 } from '../../cloud/src/kernel/crypto';
import { Complaint } from '../launch/complaint';
import { holderOf, personOf } from './actors';
import { firmSheet, KNOWN_CODES } from './firm-sheet';
import { LATE_SHEET } from './late-firms';
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

/** Brings the registry in as an administrator would, and lets some people act for firms. Loading again changes nothing. A line for each sheet. */
export function loadFirms(workshop: Workshop): Promise<string[]> {
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

async function load(workshop: Workshop): Promise<string[]> {
  const lines = [await bringFirms(workshop), await bringLate(workshop)];
  const verifier = await holderOf(workshop, REGION, VERIFIER);
  for (const [phone, uscc, part] of BONDS) await bind(workshop, verifier, phone, uscc, part);
  const keeper = await personOf(workshop, REGION, STALLKEEPER);
  if (!(await isBound(workshop, keeper.personId, null))) await workshop.firms.claims.begin(keeper, STALL);
  return lines;
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
  const administrator = await holderOf({ database }, REGION, ADMINISTRATOR);
  const read = await firms.imports.upload(administrator, NAME, bytes);
  if (read.wrong > 0) throw new Complaint(`${NAME}: ${read.wrong} rows were refused.`);
  await firms.imports.write(administrator, read.id, false);
  const { allRows, added, changed, same } = await firms.work.settle(database, read, clock.now());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return `${REGION} firms: ${allRows} rows, ${added} new, ${changed} changed, ${same} the same; written in ${seconds} s`;
}

/** A sheet with some wrong rows, which were left out; brought once, and left alone whatever has become of it. */
async function bringLate({ database, clock, firms }: Workshop): Promise<string> {
  const { name, bytes } = LATE_SHEET;
  const rows = await database.source.getRepository(FirmImportEntity).findBy({ region: REGION, name });
  for (const { region, id } of rows) {
    const { state } = await firms.work.settle(database, { region, id }, clock.now());
    if (state === 'done' || state === 'undone') return `${REGION} late firms: 0 new, 0 changed; written before`;
  }
  const administrator = await holderOf({ database }, REGION, ADMINISTRATOR);
  const read = await firms.imports.upload(administrator, name, bytes);
  await firms.imports.write(administrator, read.id, true);
  const { allRows, added, changed, wrong } = await firms.work.settle(database, read, clock.now());
  return `${REGION} late firms: ${allRows} rows, ${added} new, ${changed} changed, ${wrong} wrong and left out`;
}

async function bind(workshop: Workshop, verifier: Actor, phone: string, uscc: string, part: Part) {
  const person = await personOf(workshop, REGION, phone);
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
