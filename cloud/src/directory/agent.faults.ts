import { maskName } from '../kernel/mask';
import { type CellError, cellError } from '../kernel/sheet/sheet';
import type { AgentLine } from './agent.columns';
import type { Holder } from './holder.rows';
import type { PostEntity } from './post.entity';
import type { UnitEntity } from './unit.entity';

/** What the lines refer to, by code, and the holders by phone. */
export interface AgentWorld {
  units: Map<string, UnitEntity>;
  posts: Map<string, PostEntity>;
  holders: Map<string, Holder>;
  categories: string[];
}

/** What is wrong with agents as soon as one looks beyond a single cell. */
export const agentFaults = (lines: AgentLine[], world: AgentWorld): CellError[] => [
  ...lines.flatMap((line) => [...unitFaults(line, world), ...skillFaults(line, world), ...holderFaults(line, world)]),
  ...samePhone(lines),
];

function unitFaults({ row, values }: AgentLine, { units, posts }: AgentWorld): CellError[] {
  const unit = units.get(values.unit);
  const taken = (posts.get(values.code)?.role ?? 'agent') !== 'agent';
  const errors = taken ? [cellError(row, 'code', values.code, '这个编码已经是别的岗位')] : [];
  if (!unit) return [...errors, cellError(row, 'unit', values.unit, '没有这个网点,请先导入网点')];
  const serves = unit.kind === 'town_centre' || unit.kind === 'village_station';
  return serves ? errors : [...errors, cellError(row, 'unit', values.unit, '代办员要属于镇或村的网点')];
}

function skillFaults({ row, values }: AgentLine, { categories }: AgentWorld): CellError[] {
  const why = categories.length > 0 ? `事项清单里没有这一类,只有:${categories.join('、')}` : '还没有事项清单,请先导入事项';
  return values.skills.filter((skill) => !categories.includes(skill)).map((skill) => cellError(row, 'skills', skill, why));
}

/** A phone that somebody else already signs in with is a mistyped phone or a mistyped name; which of them, only the clerk knows. */
function holderFaults({ row, values }: AgentLine, { posts, holders }: AgentWorld): CellError[] {
  const holder = holders.get(values.phone);
  if (!holder?.name || holder.name === values.name || posts.get(values.code)?.personId === holder.id) return [];
  return [cellError(row, 'phone', values.phone, `这个手机号登记的是${maskName(holder.name)},和姓名对不上,请核对`)];
}

function samePhone(lines: AgentLine[]): CellError[] {
  const rows = new Map<string, number>();
  return lines.flatMap(({ row, values }) => {
    const before = rows.get(values.phone);
    rows.set(values.phone, before ?? row);
    return before === undefined ? [] : [cellError(row, 'phone', values.phone, `和第 ${before} 行的手机号相同`)];
  });
}
