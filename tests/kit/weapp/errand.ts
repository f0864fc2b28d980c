import { OUTCOME_WORDS } from 'shared-types/errands';
import type { Phone } from './phone';

/** The item that everybody in these tests asks for. */
export const ITEM = '每年的领养老金认证';

/** From the home page to the last look at a request, with everything known from before. */
export async function fillIn(phone: Phone) {
  await phone.tap('找人帮办');
  await phone.sees(ITEM, 'errands/request/what');
  await phone.tap(ITEM);
  await phone.sees('下一步', 'errands/request/where');
  await phone.tap('下一步');
  await phone.sees('有人给您打电话', 'errands/request/look');
}

/** The same, sent. Says which matter it has become. */
export async function askForHelp(phone: Phone): Promise<string> {
  await fillIn(phone);
  await phone.tap('对,提交');
  await phone.sees('收到了,您放心', 'errands/matter/show');
  return phone.page().options.id ?? '';
}

/** On the visit page: the first call, with the consent of whoever it is for. */
export async function call(phone: Phone) {
  await phone.sees('打过电话了', 'errands/visit/visit');
  await phone.tap('打过电话了');
  await phone.sees('通过了,愿意让我来办');
  await phone.tap('通过了,愿意让我来办');
}

/** Agrees on three o'clock of this day. */
export async function agree(phone: Phone) {
  await phone.sees('约好时间');
  await phone.tap('约好时间');
  await phone.sees('几点到');
  await phone.tap('下午 3:00');
  await phone.sees('约好今天下午 3:00');
  await phone.tap('约好今天下午 3:00');
}

/** Knocks, and types what the one inside reads out. */
export async function arrive(phone: Phone, digits: string) {
  await phone.sees('到门口了');
  await phone.tap('到门口了');
  await phone.sees('请对方念手机上的四个数');
  await phone.type('见面码,四个数', digits);
  await phone.sees('对上了就算到了');
  await phone.tap('对上了就算到了');
}

/** Says that it is done: the agent with 办完了, the one who asked with 办得怎么样. */
export async function sayDone(phone: Phone, button: '办完了' | '办得怎么样,说一声') {
  await phone.sees(button);
  await phone.tap(button);
  await phone.sees('选一个');
  await phone.tap(OUTCOME_WORDS.solved);
  await phone.sees('就这样');
  await phone.tap('就这样');
}

/** The digits as her phone shows them. */
export async function digitsOn(phone: Phone): Promise<string> {
  await phone.until(() => phone.labelOf('见面码') !== undefined, 'the digits');
  return phone.labelOf('见面码')?.replace(/\D/g, '') ?? '';
}
