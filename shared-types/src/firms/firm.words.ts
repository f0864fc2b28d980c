import type { BondState } from './firm.machine';

export const KIND_WORDS = { company: '企业', self_employed: '个体工商户', cooperative: '农民专业合作社', stall: '小摊小店' } as const;
export const SCALE_WORDS = { none: '', above: '规上', limit: '限上' } as const;
export const MARK_WORDS = { premium: '优质', tech: '科技', builder: '建筑房开' } as const;
export const PART_WORDS = { owner: '负责人', staff: '员工', accountant: '会计(代账)' } as const;
export const BOND_WORDS: Record<BondState, string> = { asked: '待核实', verified: '已核实', refused: '没通过', left: '已退出' };

/** What somebody who says they act for a firm reads about it, and what they can do meanwhile. */
export function bondWords(state: BondState, note: string | null): string {
  if (state === 'asked') return '工作人员核实后告诉您,现在就可以先在群里提问。';
  if (state === 'verified') return '已经核实,可以代表这家单位说话、办事。';
  if (state === 'refused') return `没有通过:${note ?? '请联系乡镇(街道)工作人员'}。改好了可以再登记。`;
  return '已经退出,这家单位的群您看不到了。';
}
