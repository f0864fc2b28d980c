import { type County, openCounty } from '../county';
import { openTalk } from '../talk';
import { openPhones, type Phone } from './phone';

export const GROUP = '限上商贸企业诉求交流群';
export const TALK = 'groups/talk/talk';

/** A county beside the one before, its phones, and the owner of a shop in the group. */
export async function openOwner(before: County | undefined) {
  const county = await openCounty(before && { service: before.service });
  const phones = await openPhones(county);
  const talk = await openTalk(county, { name: GROUP });
  return { county, phones, talk, owner: await talk.member('赵玉成', '玉成建材行') };
}

/** Goes into the group as somebody finds it: by its tab, and by its name. */
export async function inTalk(phone: Phone) {
  await phone.tap('交流群');
  await phone.sees(GROUP, 'tabs/groups');
  await phone.tap(GROUP);
  await phone.until(() => phone.route() === TALK, 'the talk');
}

/** Says something in the talk that is open. */
export async function says(phone: Phone, words: string) {
  await phone.type('说两句', words);
  await phone.until(() => phone.isOn('发送'), 'the way to send');
  await phone.tap('发送');
}
