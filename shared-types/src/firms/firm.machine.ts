import { machine } from '../kernel/machine';

/** 待核实 已核实 没通过 已退出: what somebody is to a firm. */
export const BOND_STATES = ['asked', 'verified', 'refused', 'left'] as const;
export type BondState = (typeof BOND_STATES)[number];
/** Acts for the firm, though perhaps not verified yet. */
export const LIVING_BONDS = ['asked', 'verified'] as const;
export type LivingBond = (typeof LIVING_BONDS)[number];
export type BondParty = 'person' | 'owner' | 'clerk' | 'administrator' | 'clock';

export const bondMachine = machine<BondState, BondParty>()({
  bound: { from: ['asked'], to: 'verified', by: ['clerk', 'administrator'] },
  refuse: { from: ['asked'], to: 'refused', by: ['clerk', 'administrator'] },
  left: { from: ['asked', 'verified'], to: 'left', by: ['person', 'owner', 'clerk', 'administrator'] },
});
export type BondCommand = keyof typeof bondMachine;

/** 一次导入: 在读 已读 写入中 已写入 撤销中 已撤销 没有写. */
export const IMPORT_STATES = ['reading', 'read', 'writing', 'done', 'undoing', 'undone', 'dropped'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export type ImportParty = 'administrator' | 'clock';

export const importMachine = machine<ImportState, ImportParty>()({
  read: { from: ['reading'], to: 'read', by: ['clock'] },
  write: { from: ['read'], to: 'writing', by: ['administrator'] },
  finish: { from: ['writing'], to: 'done', by: ['clock'] },
  undo: { from: ['done'], to: 'undoing', by: ['administrator'] },
  restore: { from: ['undoing'], to: 'undone', by: ['clock'] },
  drop: { from: ['reading', 'read'], to: 'dropped', by: ['administrator', 'clock'] },
});
export type ImportCommand = keyof typeof importMachine;

export const IMPORT_WORDS: Record<ImportState, string> = {
  reading: '在读',
  read: '读好,等着写入',
  writing: '在写入',
  done: '写完了',
  undoing: '在撤销',
  undone: '撤销了',
  dropped: '作罢了',
};
