import { commandsFor, machine } from '../kernel/machine';

/** 草稿 → 待审 → 已发布 → 已撤回发布; 已作废 where it never came to that. */
export const EDIT_STATES = ['draft', 'review', 'published', 'withdrawn', 'undone'] as const;
export type EditState = (typeof EDIT_STATES)[number];
/** Somebody still has to do something about it. */
export const OPEN_EDIT_STATES = ['draft', 'review'] as const;

/** Whoever wrote it, and any other administrator of the county: never the same person. */
export const EDIT_PARTIES = ['writer', 'other'] as const;
export type EditParty = (typeof EDIT_PARTIES)[number];

export const editMachine = machine<EditState, EditParty>()({
  rewrite: { from: ['draft'], to: 'same', by: ['writer'] },
  submit: { from: ['draft'], to: 'review', by: ['writer'] },
  publish: { from: ['review'], to: 'published', by: ['other'] },
  sendBack: { from: ['review'], to: 'draft', by: ['other'] },
  withdraw: { from: ['draft', 'review'], to: 'withdrawn', by: ['writer', 'other'] },
  // What stood before has been reviewed already: taking a version back needs no second person and no waiting.
  undo: { from: ['published'], to: 'undone', by: ['writer', 'other'] },
});
export type EditCommand = keyof typeof editMachine;

export const editParty = (actor: { personId: string }, edit: { writerId: string }): EditParty =>
  actor.personId === edit.writerId ? 'writer' : 'other';

export const editCommands = (actor: { personId: string }, edit: { writerId: string; state: EditState }): EditCommand[] =>
  commandsFor(editMachine, edit.state, [editParty(actor, edit)]);
