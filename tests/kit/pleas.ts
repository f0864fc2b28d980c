import type { ApiClient } from '../../miniapp/src/kernel/client';
import type { County, Held } from './county';
import type { Member } from './makers.groups';
import { type Gathering, openGroup } from './talk';

/** A group in which an owner may say something, with a clerk of the unit that leads it. */
export interface Plea extends Gathering {
  owner: Member;
  clerk: Held;
  hers: ApiClient;
  his: ApiClient;
}

export async function openPlea(county: County): Promise<Plea> {
  const gathering = await openGroup(county);
  const [owner, clerk] = [await gathering.member('赵玉成', '宣化玉成建材行'), await gathering.serves('staff')];
  return { ...gathering, owner, clerk, hers: await county.as(owner), his: await county.as(clerk) };
}

/** A matter made of what the owner said, as far as it has come. */
export async function ticketIn(county: County, state: 'open' | 'taken' | 'answered' = 'open') {
  const plea = await openPlea(county);
  const seq = await plea.says(plea.hers, '门口的路灯坏了半个月,晚上没人敢来');
  const raised = await plea.hers.tickets.raise(aTicket(plea.groupId, [seq]));
  if (state !== 'open') await plea.his.tickets.take({ id: raised.id });
  if (state === 'answered') await plea.his.tickets.answer({ id: raised.id, outcome: 'solved', answer: '路灯今天上午修好了' });
  return { ...plea, id: raised.id, seq };
}

export const aTicket = (groupId: string, seqs: number[], over: { title?: string; words?: string; hidden?: boolean } = {}) => ({
  ...{ groupId, seqs, title: '路灯坏了', words: '门口的路灯坏了半个月', hidden: false, ...over },
});

/** What nobody has answered yet in a group, as its staff see it. */
export const openQuestions = async ({ his, groupId }: Pick<Plea, 'his' | 'groupId'>) =>
  (await his.questions.open({ id: groupId })).questions;
