import { parseShifts } from 'shared-types/directory';
import { exact, oneOf, parsed, type RowOf, several, whole, words } from '../kernel/sheet/column';
import type { Line } from '../kernel/sheet/sheet';
import { unitCode } from './unit.import';

/** The columns of a sheet of agents. */
export const agentColumns = {
  code: exact(/^[0-9A-Z][0-9A-Z-]{1,23}$/, '编码由数字、大写字母和 - 组成,例如 A001'),
  name: words(20),
  phone: exact(/^1[3-9]\d{9}$/, '手机号是 11 位数字,以 1 开头'),
  unit: unitCode,
  kind: oneOf(['full_time', 'part_time']),
  drawn_from: words(20),
  skills: several(';', words(20)),
  shift: parsed(words(200), parseShifts, '看不懂这个排班,请写成:周一至周五 08:30-12:00 14:30-18:00'),
  capacity: whole(1, 99),
  source: words(120),
};
export type AgentLine = Line<typeof agentColumns>;
export type AgentValues = RowOf<typeof agentColumns>;
