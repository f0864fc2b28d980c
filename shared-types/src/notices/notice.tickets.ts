import type { NoticeRow } from './notice.row';

/** What both sides hear of a matter raised in a group. */
export const TICKET_NOTICES: readonly NoticeRow[] = [
  { event: 'ticket.raise', to: 'staff', title: '群里有一件新诉求', body: '请尽快看看,先回一声。' },
  {
    event: 'ticket.raise',
    to: 'requester',
    where: ['by', 'unit'],
    title: '您在群里说的事,替您转成了诉求',
    body: '打开能看到谁在办。不想让群里看到,在里面点「不在群里显示」。',
  },
  { event: 'ticket.raise', to: 'requester', title: '您的诉求记下了', body: '打开能看到谁在办、什么时候答复。' },
  { event: 'ticket.take', to: 'requester', title: '您的诉求有人接着办了', body: '打开能看到是哪个单位、什么时候答复。' },
  { event: 'ticket.answer', to: 'requester', title: '您的诉求有答复了', body: '请在{due}点一下解决了没有。' },
  { event: 'ticket.merge', to: 'requester', title: '您的诉求和别家的并在一起办', body: '有了答复一样告诉您,不用重新提。' },
  { event: 'ticket.late', to: 'staff', where: ['why', 'first'], title: '有一件诉求还没人接', body: '说好的时间过了,请马上看看。' },
  { event: 'ticket.late', to: 'staff', title: '有一件诉求过了答复时间', body: '企业还在等,请马上看看。' },
  {
    event: 'ticket.late',
    to: 'requester',
    where: ['why', 'promise'],
    title: '说好的时间过了,对不住您',
    body: '已经在催了,时钟不会重新计。',
  },
  { event: 'ticket.late', to: 'keepers', title: '您的群里有一件诉求超时了', body: '办的单位也提醒过了,请看看、催一催。' },
  { event: 'ticket.begin', to: 'requester', title: '您的诉求有人接着办了', body: '和并在一起的那件一块儿办,有了答复马上告诉您。' },
  { event: 'ticket.hear', to: 'requester', title: '您的诉求有答复了', body: '请在{due}点一下,您家的解决了没有。' },
  { event: 'ticket.part', to: 'requester', title: '您的诉求单独接着办', body: '并在一起的那件撤回了,您的还在办,不用重新提。' },
  { event: 'ticket.part', to: 'staff', title: '有一件诉求要单独接着办', body: '并在一起的那件撤回了,这一件请接着办。' },
  { event: 'ticket.reopen', to: 'staff', title: '有一件诉求没解决,退回来了', body: '请看看企业是怎么说的,接着办。' },
  { event: 'ticket.confirm', to: 'staff', title: '企业说解决了', body: '谢谢您办成这件事。' },
  { event: 'ticket.lapse', to: 'requester', title: '没等到您的答复,诉求先结了', body: '没解决的话,随时在群里再提。' },
  { event: 'ticket.withdraw', to: 'staff', title: '有一件诉求撤回了', body: '对方说不用办了。' },
];
