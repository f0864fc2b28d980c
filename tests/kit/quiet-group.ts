import type { County } from './county';
import { openTalk } from './talk';

/** A group in which one line was hidden, and its author may not speak for a while; both are appealed. */
export async function quietGroup(county: County) {
  const talk = await openTalk(county, { name: '南关街道市场主体交流群' });
  const { groupId: id, his, keeper } = talk;
  const member = await talk.member('马建国', '老马牛肉面');
  const hers = await county.as(member);
  const seq = await talk.says(hers, '隔壁老王的电话是 139,大家都去问他');
  await his.order.hide({ id, seq, hidden: true, why: '有别人的电话' });
  await hers.order.appeal({ id, seq, why: '是他店里的电话,贴在门口的' });
  await his.order.mute({ id, personId: member.id, until: county.later(1440).toISOString(), why: '连着发了十几条' });
  await hers.order.appealMute({ id, why: '手机卡了,重复发的' });
  return { groupId: id, keeper, member, seq };
}
