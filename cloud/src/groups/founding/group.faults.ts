import { type CellError, cellError } from '../../kernel/sheet/sheet';
import { EVERY_DEPARTMENT, type GroupLine } from './group.columns';
import type { GroupKnown } from './group.plan';
import { leadIn, type UnitKnown } from './unit.rows';

/** What is wrong with the lines of a sheet of groups, each by itself and beside the others. */
export const faultsIn = (
  lines: readonly GroupLine[],
  region: string,
  units: readonly UnitKnown[],
  known: readonly GroupKnown[],
): CellError[] => [
  ...lines.flatMap((line) => [
    ...ofUnits(line, units),
    ...ofPlace(line, region, units),
    ...ofRule(line),
    ...ofDocument(line),
    ...ofRoom(line, known),
  ]),
  ...ofNames(lines, known),
  ...ofTowns(lines, units, known),
];

/** A group without staff helps nobody. */
function ofUnits({ row, values }: GroupLine, units: readonly UnitKnown[]): CellError[] {
  const { lead_department: lead, units: sitting } = values;
  const { unit, several } = leadIn(units, lead);
  const why = several ? '不止一个单位叫这个名字,请填单位的编码' : '没有这个单位,请先导入部门和网点';
  const strange = (sitting ?? []).filter((code) => code !== EVERY_DEPARTMENT && !units.some((one) => one.code === code));
  return [
    ...(unit ? [] : [cellError(row, 'lead_department', lead, why)]),
    ...strange.map((code) => cellError(row, 'units', code, '没有这个单位,请先导入部门和网点')),
  ];
}

/** A territory group is one of a place: where the sheet does not say which, of the place its office serves. */
function ofPlace({ row, values }: GroupLine, region: string, units: readonly UnitKnown[]): CellError[] {
  const { axis, town, lead_department: lead } = values;
  if (axis !== 'territory') return town ? [cellError(row, 'town', town, '属地群要填乡镇(街道),别的群不填')] : [];
  if (town) return town.startsWith(region) ? [] : [cellError(row, 'town', town, '不是本县区的乡镇(街道)')];
  const { unit } = leadIn(units, lead);
  return unit && unit.division.length === 9 ? [] : [cellError(row, 'town', '', '属地群要填乡镇(街道),别的群不填')];
}

/** Where the sheet has no column of rules, a group keeps its own, or firms are asked into it one by one. */
function ofRule({ row, values: { axis, fits } }: GroupLine): CellError[] {
  if (fits === undefined || (axis === 'industry') === (fits !== null)) return [];
  return [cellError(row, 'fits', fits ?? '', '行业群要写规则,别的群不写')];
}

function ofDocument({ row, values }: GroupLine): CellError[] {
  return values.document_on && values.document === null ? [cellError(row, 'document', '', '写了成文日期,就要写是哪份文件')] : [];
}

/** Nobody is sent out for want of room. */
function ofRoom({ row, values }: GroupLine, known: readonly GroupKnown[]): CellError[] {
  const people = known.find((group) => isIt(values, group))?.people ?? 0;
  const { cap } = values;
  return cap && cap < people ? [cellError(row, 'cap', String(cap), `群里已经有 ${people} 人,人数上限不能比这还少`)] : [];
}

/** Two groups of one name nobody can tell apart. */
function ofNames(lines: readonly GroupLine[], known: readonly GroupKnown[]): CellError[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ row, values: { code, name } }) => {
    const before = seen.get(name);
    seen.set(name, before ?? row);
    if (before !== undefined) return [cellError(row, 'name', name, `和第 ${before} 行的群同名`)];
    const same = code === undefined ? undefined : known.find((group) => group.name === name && group.code !== code);
    const renamed = same && lines.some((line) => line.values.code === same.code && line.values.name !== name);
    return same && !renamed ? [cellError(row, 'name', name, `已经有一个群叫这个名字,编码是 ${same.code}`)] : [];
  });
}

/** A town's firms are led into one group: of two, nobody would come into the second. */
function ofTowns(lines: readonly GroupLine[], units: readonly UnitKnown[], known: readonly GroupKnown[]): CellError[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ row, values }) => {
    const town = townOf(values, units);
    if (town === null) return [];
    const before = seen.get(town);
    seen.set(town, before ?? row);
    if (before !== undefined) return [cellError(row, 'town', town, `和第 ${before} 行是同一个乡镇(街道)`)];
    const other = known.find((group) => group.town === town && group.state === 'active' && !isIt(values, group));
    const moved = other && lines.some((line) => line.values.code === other.code);
    return other && !moved ? [cellError(row, 'town', town, `这个乡镇(街道)已经有群了:${other.name}`)] : [];
  });
}

/** Whether a line is about this group. */
const isIt = ({ code, name }: GroupLine['values'], group: GroupKnown) => (code ? group.code === code : group.name === name);

function townOf({ axis, town, lead_department: lead }: GroupLine['values'], units: readonly UnitKnown[]): string | null {
  if (axis !== 'territory') return null;
  const served = town ?? leadIn(units, lead).unit?.division ?? '';
  return served.length === 9 ? served : null;
}
