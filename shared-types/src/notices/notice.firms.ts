import type { NoticeRow } from './notice.row';

/** What those hear who act for a firm, and those who verify. */
export const FIRM_NOTICES: readonly NoticeRow[] = [
  { event: 'firm.ask', to: 'clerks', title: '有人登记了单位,等核实', body: '请看看是不是本人,核实后才算数。' },
  {
    event: 'firm.bound',
    to: 'requester',
    title: '您的单位核实好了',
    body: '可以代表单位办事了。该进的群马上给您排好,满员的会另外告诉您。',
  },
  { event: 'firm.bound', to: 'owners', title: '您的单位多了一个人', body: '打开看看是谁;不是您单位的人,可以请出去。' },
  { event: 'firm.refuse', to: 'requester', title: '您登记的单位没有通过', body: '打开看看原因,改好了可以再登记。' },
  { event: 'firm.left', to: 'requester', title: '您不再代表这家单位了', body: '有疑问,请联系单位负责人或乡镇(街道)。' },
  {
    event: 'firm.left',
    to: 'clerks',
    where: ['orphan', 'yes'],
    title: '有一家单位没有负责人了',
    body: '原来的负责人退出了,请问问谁接着负责。',
  },
  { event: 'firm.left', to: 'owners', title: '有人退出了您的单位', body: '打开看看现在还有谁。' },
  { event: 'firmimport.finish', to: 'requester', title: '单位名单写好了', body: '打开看看写了多少家;不对可以整个撤销。' },
  { event: 'firmimport.restore', to: 'requester', title: '单位名单撤回来了', body: '打开看看有没有没能还原的。' },
];
