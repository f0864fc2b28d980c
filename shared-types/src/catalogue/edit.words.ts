import type { EditCommand, EditState } from './edit.machine';
import type { Conflict } from './edit.view';
import type { ItemSaid, UnitSaid } from './said';

export const EDIT_STATE_WORDS: Record<EditState, string> = {
  draft: '草稿',
  review: '等人审核',
  published: '已发布',
  withdrawn: '已作废',
  undone: '已撤回',
};

export const EDIT_COMMAND_WORDS: Record<EditCommand, string> = {
  rewrite: '接着改',
  submit: '交给别人审核',
  publish: '发布',
  sendBack: '退回去改',
  withdraw: '作废',
  undo: '撤回这一版',
};

export const ITEM_FIELD_WORDS: Record<keyof ItemSaid, string> = {
  category: '哪一类',
  name: '正式名称',
  plainName: '群众叫法',
  alsoCalled: '还有人叫',
  kind: '当场办还是承诺几天',
  limitValue: '办好要多久',
  limitUnit: '时间单位',
  limitNote: '时间说明',
  applyWithin: '要在多久内提出',
  modes: '怎么帮',
  attend: '要不要本人到场',
  attendNote: '到场说明',
  whoMayApply: '谁能办',
  howToApply: '怎么办',
  materials: '要带什么',
  source: '来源',
  hidden: '还办不办',
};

export const UNIT_FIELD_WORDS: Record<keyof UnitSaid, string> = {
  hidden: '这里办不办',
  plainName: '这里的叫法',
  howToApply: '在这里怎么办',
  modes: '这里怎么帮',
  limitValue: '这里几天办好',
  note: '这里还要说一句',
};

/** What is wrong between two lists, and what to do about it. */
export const conflictWords = (kind: Conflict['kind'], { fields = '', n = 0 }: { fields?: string; n?: number }) =>
  ({
    parent_changed: `县里改过「${fields}」,这里还是自己的写法,请看看要不要跟着改`,
    mode_gone: '县里已经不这样办了,这里还写着,请改过来',
    hidden_open: `已经不办了,可还有 ${n} 件没办完,请先办完或转给上一级`,
    name_clash: '有两件事叫同一个名字,群众分不清,请改一个叫法',
  })[kind];
