import { Identities } from '../../cloud/src/people/identity.rows';
import { openIndexOf } from '../../cloud/src/people/ticket.rows';
import type { County } from './county';
import type { Talk } from './talk';
import type { Wechat } from './wechat/wechat';

let nobody = 0;

/** Somebody of a firm in a group whom WeChat knows. */
export async function someoneKnown(county: County, talk: Talk, wechat: Wechat) {
  const member = await talk.member(`赵${nobody++}`);
  const openid = wechat.openidOf(`${county.region} ${member.id}`);
  const ticket = { openIndex: openIndexOf(openid), wechat: { openid, unionid: null } };
  const identities = await county.service.get(Identities);
  await county.database.inTransaction((tx) => identities.bind(tx, ticket as never, member.id));
  return { member, openid, hers: await county.as(member) };
}
export type Someone = Awaited<ReturnType<typeof someoneKnown>>;
