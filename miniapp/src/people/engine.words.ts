/** What the engine of the service waits for and does, and the county's rules, as an administrator calls them. */
const NAMES: Readonly<Record<string, string>> = {
  'errand.dispatch': '给一单找人',
  'errand.offer': '代办员答复',
  'errand.offer_urgent': '代办员答复(急事)',
  'errand.half': '时间过半还没人接的提醒',
  'errand.first_call': '头一个电话',
  'errand.first_call_urgent': '头一个电话(急事)',
  'errand.confirm': '本人确认',
  'errand.archive': '归档',
  'errand.reveal_daily': '一天最多看多少次电话',
  'errand.look_again': '没找到人,多久再找',
  'errand.daily': '一个人一天最多提多少件',
  'errand.call_backs': '回访电话打不通,最多打几天',
  'errands.post': '有人离岗,把手上的事转出去',
  'people.erasure': '注销',
  notices: '给人发消息',
  'notice.sms_after': '没看消息,多久发短信',
  'notice.sms_after_red': '急的没看消息,多久发短信',
  'notice.call_after': '没看短信,多久打电话',
  'notice.call_again': '没打通,多久再打',
  'notice.call_days': '提醒电话打不通,最多打几天',
  'notice.call_held': '说了去打电话,留给他多久',
  'group.answer': '群里有人问,多久要答',
  'group.desk': '群里的申诉和举报,攒多久告诉群主',
  'group.link': '企业在群里发网址',
  'group.phone': '企业在群里留电话',
  'group.wechat': '企业在群里留微信号',
  'group.qr': '企业发的照片里有二维码',
  'ticket.first': '诉求多久有人接',
  'ticket.promise': '诉求多久答复',
  'ticket.confirm': '诉求答复后,等本人看多久',
  'firm.verifier': '哪个部门可以核实单位',
  'file.daily_bytes': '一个人一天最多传多少(字节)',
  'file.daily_count': '一个人一天最多传几份',
  'groups.bond': '有人离开单位,群里跟着变',
  'groups.caught-up': '交班时没答的都答了,告诉值班的人',
  'groups.desk': '要看的事有变,开着的页面跟着变',
  'groups.matter': '诉求有进展,群里跟着变',
  'groups.post': '有人到岗离岗,群里跟着变',
  'groups.sort': '企业名册有变,群里跟着变',
  'tickets.followers': '并案的诉求跟着有进展',
  'question.answer': '群里的提问等答复',
  'firmimport.work': '导入单位名录',
  'firmimport.stale': '没接着导的名录',
  'firmimport.forget': '导完的名录不再留底',
  'keep.session': '登录记录留几天',
  'keep.once': '防重复提交的记号留几天',
  'keep.code': '验证码记录留几天',
  'keep.notice': '消息留几天',
  'keep.reveal': '谁看过电话地址的记录留几天',
  'keep.look': '哪个单位看过诉求的记录留几天',
  'keep.chat': '群里的话留几天',
  'keep.matter': '诉求办结后,相关的话留几天',
  'keep.file': '诉求办结后,照片和文件留几天',
  'keep.place': '发到群里的位置留几天',
  'quiet.from': '夜里不打扰,从',
  'quiet.to': '夜里不打扰,到',
};

/** A name nobody has given a word to shows itself: better than hiding it. */
export const nameOf = (key: string) => NAMES[key] ?? key;
export const isNamed = (key: string) => key in NAMES;

const UNITS: Readonly<Record<string, string>> = { minutes: '办公分钟', days: '个工作日', natural: '分钟,不分昼夜' };
const ACTS: Readonly<Record<string, string>> = { pass: '直接放行', hold: '先给人看', refuse: '不让发' };
/** `minutes:240` as people say it. */
export function valueWords(value: string): string {
  const [unit = '', n] = value.split(':');
  if (ACTS[value]) return ACTS[value];
  return n !== undefined && UNITS[unit] ? `${n} ${UNITS[unit]}` : value;
}
