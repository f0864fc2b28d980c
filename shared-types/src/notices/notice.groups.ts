import type { NoticeRow } from './notice.row';

/** What people hear of the groups they are in or serve, besides what is said there. */
export const GROUP_NOTICES: readonly NoticeRow[] = [
  {
    event: 'question.prompt',
    to: 'staff',
    title: '群里有人问,还没有人答',
    body: '请打开群看看,回一句;不用答的,到「群里的秩序」点「不用答」。',
  },
  { event: 'group.remind', to: 'members', title: '群里有一份通知您还没看', body: '请打开群看一看,看完点一下「知道了」。' },
  {
    event: 'group.full',
    to: 'requester',
    title: '您该进的群满员了,给您排着队',
    body: '有了位置马上让您进,不用再登记。着急的事请打 12345。',
  },
  { event: 'group.full', to: 'keepers', title: '您的群满员了,有人进不来', body: '请找县里的管理员把人数上限调高一些。' },
  { event: 'group.seated', to: 'requester', title: '您进群了', body: '排到您了,打开就能说话。' },

  { event: 'order.hide', to: 'author', title: '您在群里的一条话收起来了', body: '打开能看到为什么;觉得不对,可以请人再看看。' },
  { event: 'order.show', to: 'author', title: '您的那条话放回群里了', body: '大家又看得到了。' },
  { event: 'order.pass', to: 'author', where: ['appeal', 'yes'], title: '您的申诉看过了,放行了', body: '大家看得到您说的了。' },
  { event: 'order.pass', to: 'author', title: '您的那条话通过了', body: '大家看得到您说的了。' },
  { event: 'order.refuse', to: 'author', where: ['appeal', 'yes'], title: '您的申诉看过了', body: '还是没有放行,打开能看到为什么。' },
  { event: 'order.refuse', to: 'author', title: '您有一条话没有通过', body: '打开能看到为什么;觉得不对,可以请人再看看。' },
  { event: 'order.mute', to: 'author', title: '群里请您先别说话', body: '打开能看到为什么、到什么时候,可以申诉。有急事请打电话。' },
  { event: 'order.unmute', to: 'author', title: '您在群里又能说话了', body: '有什么难处、想问的,直接说。' },
  { event: 'order.stays', to: 'author', title: '您的申诉看过了', body: '还是请您先别说话,打开能看到为什么。' },
  {
    event: 'order.waiting',
    to: 'keepers',
    where: ['what', 'held'],
    title: '群里有话拦下了,等您看',
    body: '说话的人还在等。请打开看看,再定放不放行。',
  },
  {
    event: 'order.waiting',
    to: 'keepers',
    where: ['what', 'appeal'],
    title: '群里有人申诉,等您看',
    body: '他觉得处理得不对。请打开看看,再定怎么办。',
  },
  {
    event: 'order.waiting',
    to: 'keepers',
    where: ['what', 'ask'],
    title: '有单位想进您的群',
    body: '请打开看看是哪家,再定让不让进。',
  },
  { event: 'groupask.admit', to: 'requester', title: '群主请您进群了', body: '打开就能看、能说。' },
  { event: 'groupask.decline', to: 'requester', title: '这次没让您进群', body: '打开能看到为什么。有事请打 12345。' },
  { event: 'order.waiting', to: 'keepers', where: ['what', 'report'], title: '群里有人举报,等您看', body: '请打开看看,处理了回他一句。' },
  {
    event: 'order.waiting',
    to: 'keepers',
    title: '群里有几件事等您看',
    body: '有申诉、举报、拦下的话,或者想进群的单位。请打开看看,再定怎么办。',
  },
  { event: 'order.upheld', to: 'reporter', title: '您举报的话处理了', body: '确实不妥,谢谢您。打开能看到回您的话。' },
  { event: 'order.turned', to: 'reporter', title: '您举报的话看过了', body: '没有不妥。打开能看到回您的话。' },

  {
    event: 'group.hand_over',
    to: 'staff',
    where: ['roster', 'none'],
    title: '群里有没答的,没人值班',
    body: '请安排人先回一声,再看看排班。',
  },
  { event: 'group.hand_over', to: 'staff', title: '上一班有没答完的,交给您', body: '请先看群里还没答的,回一声。' },
];
