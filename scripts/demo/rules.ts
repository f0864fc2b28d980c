import type { Workshop } from './workshop';

const FROM = '2024-01-01';
const DEFAULT = '系统默认,以县里公布为准';
/** `minutes` run in open time, `days` are working days, `natural` minutes of the wall clock. */
const RULES: readonly (readonly [name: string, value: string, source: string])[] = [
  ['errand.first_call', 'minutes:240', '4 个工作小时内先联系您;系统默认,以县里公布为准'],
  ['errand.first_call_urgent', 'natural:240', '急事 4 小时内先联系您,不分昼夜;系统默认,以县里公布为准'],
  ['errand.offer', 'minutes:30', DEFAULT],
  ['errand.offer_urgent', 'natural:10', DEFAULT],
  ['errand.confirm', 'days:2', DEFAULT],
  ['errand.archive', 'days:7', DEFAULT],
  ['errand.reveal_daily', '30', DEFAULT],
  ['errand.look_again', 'minutes:60', DEFAULT],
  ['errand.daily', '10', DEFAULT],
  ['errand.call_backs', '3', DEFAULT],
  ['notice.sms_after', 'minutes:60', DEFAULT],
  ['notice.sms_after_red', 'natural:3', DEFAULT],
  ['notice.call_after', 'minutes:240', DEFAULT],
  ['notice.call_again', 'days:1', DEFAULT],
  ['group.answer', 'minutes:30', DEFAULT],
  ['group.desk', 'minutes:15', '群里的申诉、举报和拦下的话,攒 15 分钟告诉群主一次;系统默认,以县里公布为准'],
  ['group.link', 'hold', '有网址的话,先给人看一眼(政府网站除外);系统默认,以县里公布为准'],
  ['group.phone', 'pass', '留电话多半是等人回电,直接放行;系统默认,以县里公布为准'],
  ['group.wechat', 'hold', '留微信号的话,先给人看一眼;系统默认,以县里公布为准'],
  ['group.qr', 'hold', '照片里有二维码,先给人看一眼;系统默认,以县里公布为准'],
  ['ticket.first', 'minutes:240', DEFAULT],
  ['ticket.promise', 'days:5', '5 个工作日内答复;系统默认,以县里公布为准'],
  ['ticket.confirm', 'days:3', DEFAULT],
  ['firm.verifier', '行政审批局', '名称以此结尾的部门可以核实全区的单位;系统默认,以县里公布为准'],
  ['notice.call_days', '3', DEFAULT],
  ['notice.call_held', 'natural:30', DEFAULT],
  ['keep.session', '190', DEFAULT],
  ['keep.once', '190', DEFAULT],
  ['keep.code', '1', DEFAULT],
  ['keep.notice', '365', DEFAULT],
  ['keep.reveal', '1095', DEFAULT],
  ['keep.look', '1095', DEFAULT],
  ['keep.chat', '365', DEFAULT],
  ['keep.matter', '1825', DEFAULT],
  ['keep.file', '90', DEFAULT],
  ['keep.place', '30', DEFAULT],
  ['file.daily_bytes', '104857600', '每人每天最多 100 MB;系统默认,以县里公布为准'],
  ['file.daily_count', '100', '每人每天最多 100 个;系统默认,以县里公布为准'],
  ['quiet.from', '21:00', DEFAULT],
  ['quiet.to', '07:00', DEFAULT],
];

/** The house's own times and limits. A rule the county has set is left as it is. */
export async function loadRules({ database }: Workshop, region: string) {
  await database.query('INSERT IGNORE INTO rule (region, name, effective_from, value, source) VALUES ?', [
    RULES.map(([name, value, source]) => [region, name, FROM, value, source]),
  ]);
}
