import type { NoticeRow } from './notice.row';

/** What administrators hear of changes to the catalogue: who is to review one, and whoever wrote it. */
export const CATALOGUE_NOTICES: readonly NoticeRow[] = [
  { event: 'item-edit.submit', to: 'reviewers', title: '有一处事项改动等您审核', body: '另一位管理员写好了。请打开看看,再定发不发布。' },
  { event: 'item-edit.publish', to: 'writer', title: '您改的事项发布了', body: '从写好的那天起,群众看到的就是新的。' },
  { event: 'item-edit.sendBack', to: 'writer', title: '您改的事项退回来了', body: '打开看看哪里要改,改好再交一次。' },
  { event: 'item-edit.withdraw', to: 'writer', title: '您改的事项作废了', body: '另一位管理员作废了这一份,要改请另写。' },
  { event: 'item-edit.undo', to: 'writer', title: '您改的事项撤回了', body: '现在用的是上一版,打开看看为什么。' },
];
