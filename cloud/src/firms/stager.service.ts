import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { plainPlace } from 'shared-types/directory';
import { dayOf } from 'shared-types/kernel/calendar';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { Refusal } from '../kernel/errors';
import { Ids } from '../kernel/ids';
import { Clock } from '../kernel/time/clock';
import type { FirmImportEntity } from './firm-import.entity';
import type { SoundRow } from './sheet.check';
import type { SheetPlaces } from './sheet.columns';
import { readSheetFile, type SheetBatch } from './sheet.reading';
import { digestOf, type StagedRow, stage, standing, storedOf } from './staging.rows';

export type Sums = Pick<FirmImportEntity, 'allRows' | 'added' | 'changed' | 'same' | 'wrong'>;
const TOWN_DIGITS = 9;

/** Reads a sheet and puts down what each of its rows would do. A row that changes nothing leaves nothing. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Stager {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;
  @Inject() clock: Clock;
  @Inject() ids: Ids;
  /** One file at a time in a process: it may take a quarter of a gigabyte. */
  private busy = false;

  async read(row: FirmImportEntity, bytes: Buffer): Promise<Sums> {
    if (this.busy) throw new Refusal('IMPORT_BUSY');
    this.busy = true;
    try {
      const places = placesOf(await this.directory.divisions(row.region));
      const sums = { added: 0, changed: 0, same: 0, wrong: 0 };
      const job = { bytes: new Uint8Array(bytes), places, today: dayOf(this.clock.now(row.region).getTime()) };
      const allRows = await readSheetFile(job, (batch) => this.stage(row, batch, sums));
      return { allRows, ...sums };
    } finally {
      this.busy = false;
    }
  }

  private async stage(row: FirmImportEntity, { sound, wrong }: SheetBatch, sums: Omit<Sums, 'allRows'>) {
    const rows = await this.fates(row, sound);
    await stage(this.database, row.region, row.id, rows, wrong);
    const added = rows.filter(({ fate }) => fate === 'added').length;
    sums.added += added;
    sums.changed += rows.length - added;
    sums.same += sound.length - rows.length;
    sums.wrong += wrong.length;
  }

  private async fates({ region, name }: FirmImportEntity, sound: readonly SoundRow[]): Promise<StagedRow[]> {
    if (sound.length === 0) return [];
    const known = await this.database.query<{ uscc: string; id: string; digest: Buffer }>(
      'SELECT uscc, id, digest FROM firm WHERE region = ? AND uscc IN (?)',
      [region, sound.map(({ firm }) => firm.uscc)],
    );
    const byCode = new Map(known.map((firm) => [firm.uscc, { id: firm.id, digest: firm.digest.toString('base64') }]));
    const rows = sound.flatMap(({ row, firm }) => {
      const [stands, digest] = [byCode.get(firm.uscc), digestOf(firm)];
      if (stands?.digest === digest) return [];
      const wanted = storedOf(firm, `导入:${name}`, digest);
      return [{ no: row, firmId: stands?.id ?? this.ids.next(), fate: stands ? ('changed' as const) : ('added' as const), wanted }];
    });
    const changed = rows.filter(({ fate }) => fate === 'changed').map(({ firmId }) => firmId);
    const before = await standing(this.database, region, changed);
    return rows.map((row) => ({ ...row, before: before.get(row.firmId) ?? null }));
  }
}

/** The names and codes by which a sheet may call the places of a county. */
function placesOf(divisions: readonly { code: string; name: string; parent: string | null }[]): SheetPlaces {
  const [towns, villages]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const { code, name, parent } of divisions) {
    for (const word of [code, name, plainPlace(name)]) {
      if (code.length === TOWN_DIGITS) towns[word] = code;
      else villages[`${parent} ${word}`] = code;
    }
  }
  return { towns, villages };
}
