import type { Actor } from '../kernel/actor';
import { commandsFor, machine } from '../kernel/machine';

/** The life of a request for help at the door. 待派 待接 已接 已约时间 在途 已到 已办 已确认 归档 · 已撤回. */
export const ERRAND_STATES = [
  'open',
  'offered',
  'accepted',
  'agreed',
  'on_the_way',
  'arrived',
  'done',
  'confirmed',
  'closed',
  'withdrawn',
] as const;
export type ErrandState = (typeof ERRAND_STATES)[number];
/** Nobody has said yes: it also stands in the pool of its town. */
export const UNASSIGNED_STATES = ['open', 'offered'] as const;
/** An agent has it. */
export const ACTIVE_STATES = ['accepted', 'agreed', 'on_the_way', 'arrived'] as const;
export const ENDED_STATES = ['confirmed', 'closed', 'withdrawn'] as const;

export const ERRAND_PARTIES = ['requester', 'agent', 'offered', 'townsfolk', 'dispatcher', 'clock'] as const;
export type ErrandParty = (typeof ERRAND_PARTIES)[number];

export const errandMachine = machine<ErrandState, ErrandParty>()({
  offer: { from: ['open'], to: 'offered', by: ['clock'] },
  accept: { from: ['offered'], to: 'accepted', by: ['offered'] },
  decline: { from: ['offered'], to: 'open', by: ['offered'] },
  expire: { from: ['offered'], to: 'open', by: ['clock'] },
  pick: { from: ['open', 'offered'], to: 'accepted', by: ['townsfolk'] },
  designate: { from: ['open', 'offered', 'accepted', 'agreed', 'on_the_way'], to: 'accepted', by: ['dispatcher'] },
  alarm: { from: ['open', 'offered', 'accepted'], to: 'same', by: ['clock'] },
  hurry: { from: ['open', 'offered', 'accepted'], to: 'same', by: ['dispatcher'] },

  contact: { from: ['accepted', 'agreed'], to: 'same', by: ['agent'] },
  agree: { from: ['accepted', 'agreed'], to: 'agreed', by: ['agent'] },
  ask_time: { from: ['accepted', 'agreed'], to: 'accepted', by: ['requester', 'dispatcher'] },
  set_out: { from: ['agreed'], to: 'on_the_way', by: ['agent'] },
  arrive: { from: ['accepted', 'agreed', 'on_the_way'], to: 'arrived', by: ['agent'] },
  miss: { from: ['agreed', 'on_the_way'], to: 'accepted', by: ['agent'] },
  relocate: { from: ['accepted', 'agreed', 'on_the_way'], to: 'open', by: ['agent'] },
  hand_up: { from: ['accepted', 'agreed', 'on_the_way', 'arrived'], to: 'open', by: ['agent'] },
  /** The agent's post has ended, or that of whoever was being asked. */
  vacate: { from: ['offered', 'accepted', 'agreed', 'on_the_way', 'arrived'], to: 'open', by: ['clock'] },
  stop: { from: ['accepted', 'agreed', 'on_the_way', 'arrived'], to: 'withdrawn', by: ['agent'] },
  finish: { from: ['arrived'], to: 'done', by: ['agent'] },

  withdraw: { from: ['open', 'offered', 'accepted', 'agreed', 'on_the_way', 'arrived'], to: 'withdrawn', by: ['requester', 'dispatcher'] },
  resume: { from: ['withdrawn'], to: 'open', by: ['requester', 'dispatcher'] },
  confirm: { from: ['done'], to: 'confirmed', by: ['requester', 'dispatcher'] },
  reopen: { from: ['done'], to: 'open', by: ['requester', 'dispatcher'] },
  call_back: { from: ['done'], to: 'same', by: ['clock'] },
  unreached: { from: ['done'], to: 'same', by: ['dispatcher'] },
  give_up: { from: ['done'], to: 'closed', by: ['dispatcher'] },
  archive: { from: ['confirmed'], to: 'closed', by: ['clock'] },
});
export type ErrandCommand = keyof typeof errandMachine;

/** What decides who is who in one request. */
export interface ErrandStanding {
  region: string;
  state: ErrandState;
  requesterId: string;
  agentPostId: string | null;
  offeredPostId: string | null;
  town: string;
  /** `withdraw` or `stop`: only what an agent stopped can be taken up again. */
  endedBy: string | null;
}

/** Who the actor is to this request, in the post acted as. Whoever asked for the help never handles it, whatever the post. */
export function errandParties(actor: Actor, errand: ErrandStanding): ErrandParty[] {
  const requester: ErrandParty[] = actor.personId === errand.requesterId ? ['requester'] : [];
  if (actor.region !== errand.region || actor.postId === null) return requester;
  if (actor.role === 'agent') return [...requester, ...agentParties(actor, errand, requester.length > 0)];
  const answersForTown = actor.town === null || actor.town === errand.town;
  return actor.role === 'dispatcher' && answersForTown && requester.length === 0 ? ['dispatcher'] : requester;
}

function agentParties(actor: Actor, errand: ErrandStanding, isRequester: boolean): ErrandParty[] {
  const parties: ErrandParty[] = actor.postId === errand.agentPostId ? ['agent'] : [];
  if (isRequester) return parties;
  if (actor.postId === errand.offeredPostId) parties.push('offered');
  if (actor.town === errand.town) parties.push('townsfolk');
  return parties;
}

/** The buttons of the page and the refusals of the server. */
export const errandCommands = (actor: Actor, errand: ErrandStanding): ErrandCommand[] =>
  commandsFor(errandMachine, errand.state, errandParties(actor, errand)).filter((c) => c !== 'resume' || errand.endedBy === 'stop');
