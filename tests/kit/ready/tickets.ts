import type { County } from '../county';
import { aTicket, openPlea, ticketIn } from '../pleas';
import type { Ready } from './ready';

/** Something asked in a group that the radar has heard. */
async function asked(county: County) {
  const plea = await openPlea(county);
  await plea.says(plea.hers, '营业执照变更要带什么材料?');
  await county.tick();
  return plea;
}

/** How to make every call about a matter, and about a question, succeed. */
export const TICKET_CALLS: Record<string, (county: County) => Promise<Ready>> = {
  'questions.open': async (county) => {
    const { clerk, groupId } = await asked(county);
    return { caller: clerk, args: { id: groupId } };
  },
  'questions.settle': async (county) => {
    const { clerk, groupId } = await asked(county);
    const { questions } = await (await county.as(clerk)).questions.open({ id: groupId });
    return { caller: clerk, args: { id: questions[0]?.id, as: 'none' } };
  },
  'tickets.raise': async (county) => {
    const { owner, hers, says, groupId } = await openPlea(county);
    return { caller: owner, args: aTicket(groupId, [await says(hers, '路灯坏了')]) };
  },
  'tickets.similar': async (county) => {
    const { owner, groupId } = await ticketIn(county);
    return { caller: owner, args: { groupId, words: '门口路灯坏了半个月没人修' } };
  },
  'tickets.list': async (county) => {
    const { owner, id } = await ticketIn(county);
    return { caller: owner, args: {}, holds: ({ tickets }: { tickets: { id: string }[] }) => tickets.some((one) => one.id === id) };
  },
  'tickets.show': async (county) => {
    const { owner, id } = await ticketIn(county);
    return { caller: owner, args: { id } };
  },
  'tickets.take': async (county) => {
    const { clerk, id } = await ticketIn(county);
    return { caller: clerk, args: { id } };
  },
  'tickets.answer': async (county) => {
    const { clerk, id } = await ticketIn(county, 'taken');
    return { caller: clerk, args: { id, outcome: 'solved', answer: '修好了' } };
  },
  'tickets.merge': async (county) => {
    const { clerk, id, says, member, groupId } = await ticketIn(county);
    const theirs = await county.as(await member('钱多多'));
    const { id: into } = await theirs.tickets.raise(aTicket(groupId, [await says(theirs, '路灯不亮')]));
    return { caller: clerk, args: { id, into } };
  },
  'tickets.confirm': async (county) => {
    const { owner, id } = await ticketIn(county, 'answered');
    return { caller: owner, args: { id, solved: true } };
  },
  'tickets.hide': async (county) => {
    const { owner, id } = await ticketIn(county);
    return { caller: owner, args: { id } };
  },
  'tickets.withdraw': async (county) => {
    const { owner, id } = await ticketIn(county);
    return { caller: owner, args: { id } };
  },
};
