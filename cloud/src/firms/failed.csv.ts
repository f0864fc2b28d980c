import { csvHead, csvLine } from '../kernel/sheet/written';
import type { WrongRow } from './sheet.check';
import { COLUMN_NAMES } from './sheet.columns';

/** The beginning of a sheet of failed rows. */
export const failedHead = () => csvHead([...COLUMN_NAMES, '问题']);
export const failedLine = ({ row, cells, faults }: WrongRow) =>
  csvLine([...cells, `第 ${row} 行:${faults.map(([column, , why]) => `${column}:${why}`).join(';')}`]);
