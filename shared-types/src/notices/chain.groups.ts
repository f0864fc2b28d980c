import type { ChainRow } from './chain';

/** What follows a notice about groups, their matters and their firms. */
export const GROUP_CHAINS: readonly ChainRow[] = [
  { event: 'question.prompt', to: 'staff', template: 'task', phrase: '待答复', unseen: 'sms' },
  { event: 'group.remind', to: 'members', template: 'progress', phrase: '请您看看', unseen: 'sms' },
  { event: 'group.full', to: 'requester', template: 'progress', phrase: '排着队' },
  { event: 'group.full', to: 'keepers', template: 'task', phrase: '满员了' },
  { event: 'groupask.admit', to: 'requester', template: 'progress', phrase: '进群了' },
  { event: 'groupask.decline', to: 'requester', template: 'progress', phrase: '没让进' },
  { event: 'group.seated', to: 'requester', template: 'progress', phrase: '进群了' },
  {
    event: 'group.hand_over',
    to: 'staff',
    where: ['roster', 'none'],
    template: 'task',
    phrase: '没人值班',
    unseen: 'sms',
    from: 'due',
  },
  { event: 'group.hand_over', to: 'staff', template: 'task', phrase: '待接班', unseen: 'sms', from: 'due' },

  { event: 'order.waiting', to: 'keepers', template: 'task', phrase: '等您看看', unseen: 'sms' },
  { event: 'order.hide', to: 'author', template: 'progress', phrase: '收起了' },
  { event: 'order.pass', to: 'author', template: 'progress', phrase: '放行了' },
  { event: 'order.refuse', to: 'author', template: 'progress', phrase: '没有通过' },
  { event: 'order.mute', to: 'author', template: 'progress', phrase: '先别说话' },
  { event: 'order.unmute', to: 'author', template: 'progress', phrase: '可以说话' },
  { event: 'order.stays', to: 'author', template: 'progress', phrase: '看过了' },
  { event: 'order.upheld', to: 'reporter', template: 'progress', phrase: '处理了' },
  { event: 'order.turned', to: 'reporter', template: 'progress', phrase: '看过了' },

  { event: 'ticket.raise', to: 'staff', template: 'task', phrase: '新诉求', unseen: 'sms' },
  { event: 'ticket.late', to: 'staff', template: 'task', phrase: '已超时', unseen: 'sms' },
  { event: 'ticket.late', to: 'keepers', template: 'task', phrase: '已超时' },
  { event: 'ticket.part', to: 'staff', template: 'task', phrase: '接着办' },
  { event: 'ticket.reopen', to: 'staff', template: 'task', phrase: '退回重办', unseen: 'sms' },
  { event: 'ticket.withdraw', to: 'staff', template: 'task', phrase: '不用办了' },
  { event: 'ticket.take', to: 'requester', template: 'progress', phrase: '有人接了' },
  { event: 'ticket.answer', to: 'requester', template: 'progress', phrase: '请您确认', unseen: 'sms' },
  { event: 'ticket.begin', to: 'requester', template: 'progress', phrase: '有人接了' },
  { event: 'ticket.hear', to: 'requester', template: 'progress', phrase: '请您确认', unseen: 'sms' },
  { event: 'ticket.part', to: 'requester', template: 'progress', phrase: '接着办' },
  { event: 'ticket.merge', to: 'requester', template: 'progress', phrase: '一并办理' },
  { event: 'ticket.late', to: 'requester', where: ['why', 'promise'], template: 'progress', phrase: '正在催办' },
  { event: 'ticket.lapse', to: 'requester', template: 'progress', phrase: '已办结', unseen: 'sms' },

  { event: 'firm.ask', to: 'clerks', template: 'task', phrase: '待核实' },
  { event: 'firm.bound', to: 'requester', template: 'progress', phrase: '核实好了' },
  { event: 'firm.refuse', to: 'requester', template: 'progress', phrase: '没有通过', unseen: 'sms' },
];

/** What somebody has done needs no further telling: by an event, the notices of the same subject that asked for it. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'question.answer': ['question.prompt'],
  'question.become': ['question.prompt'],
  'question.dismiss': ['question.prompt'],
  'question.defer': ['question.prompt'],
  'group.caught_up': ['group.hand_over'],
  'order.cleared': ['order.waiting'],
  'ticket.take': ['ticket.raise', 'ticket.late'],
  'ticket.merge': ['ticket.raise', 'ticket.late', 'ticket.reopen'],
  'ticket.answer': ['ticket.take', 'ticket.late', 'ticket.reopen'],
  'ticket.hear': ['ticket.begin', 'ticket.merge', 'ticket.late'],
  'ticket.confirm': ['ticket.answer', 'ticket.hear'],
  'ticket.reopen': ['ticket.answer', 'ticket.hear'],
  'ticket.withdraw': ['ticket.raise', 'ticket.take', 'ticket.late', 'ticket.reopen', 'ticket.part'],
};
export const endedBy = (type: string): readonly string[] => ENDINGS[type] ?? [];
