import {
  ERRAND_PARTIES,
  ERRAND_STATES,
  type ErrandStanding,
  type ErrandState,
  errandCommands,
  errandMachine,
  errandParties,
} from 'shared-types/errands';
import type { Actor } from 'shared-types/kernel/actor';
import { commandsFor } from 'shared-types/kernel/machine';

const rows = Object.entries(errandMachine);

/** What grows out of the first ones until nothing is added. */
function spread(first: string[], step: (known: Set<string>) => readonly string[]): Set<string> {
  const known = new Set(first);
  for (let before = 0; before < known.size; ) {
    before = known.size;
    for (const state of step(known)) known.add(state);
  }
  return known;
}

describe('the table of moves', () => {
  it('reaches every state from the first one', () => {
    const reached = spread(['open'], (known) => rows.filter(([, { from }]) => from.some((s) => known.has(s))).map(([, { to }]) => to));
    expect(ERRAND_STATES.filter((s) => !reached.has(s))).toEqual([]);
  });

  it('lets every state come to an end', () => {
    const ending = spread(['closed', 'withdrawn'], (known) => rows.filter(([, { to }]) => known.has(to)).flatMap(([, { from }]) => from));
    expect(ERRAND_STATES.filter((s) => !ending.has(s))).toEqual([]);
  });

  it.each(rows)('%s has somebody who gives it, and states to leave', (_, { from, to, by }) => {
    expect(from.length).toBeGreaterThan(0);
    expect(by.length).toBeGreaterThan(0);
    for (const state of from) expect(ERRAND_STATES).toContain(state);
    for (const party of by) expect(ERRAND_PARTIES).toContain(party);
    if (to !== 'same') expect(ERRAND_STATES).toContain(to);
  });

  it('has a command for every party', () => {
    expect(ERRAND_PARTIES.filter((party) => !rows.some(([, { by }]) => (by as readonly string[]).includes(party)))).toEqual([]);
  });

  it('leaves the end as it is', () => {
    expect(commandsFor(errandMachine, 'closed', ERRAND_PARTIES)).toEqual([]);
  });
});

/** Written down once more, from the product's words and not from the table: who may do what in which state. */
const EXPECTED: Record<string, Record<ErrandState, string>> = {
  requester: {
    open: 'withdraw',
    offered: 'withdraw',
    accepted: 'ask_time withdraw',
    agreed: 'ask_time withdraw',
    on_the_way: 'withdraw',
    arrived: 'withdraw',
    done: 'confirm reopen',
    confirmed: '',
    closed: '',
    withdrawn: 'resume',
  },
  agent: {
    open: '',
    offered: '',
    accepted: 'contact agree arrive relocate hand_up stop',
    agreed: 'contact agree set_out arrive miss relocate hand_up stop',
    on_the_way: 'arrive miss relocate hand_up stop',
    arrived: 'hand_up stop finish',
    done: '',
    confirmed: '',
    closed: '',
    withdrawn: '',
  },
  offered: {
    open: '',
    offered: 'accept decline',
    accepted: '',
    agreed: '',
    on_the_way: '',
    arrived: '',
    done: '',
    confirmed: '',
    closed: '',
    withdrawn: '',
  },
  townsfolk: {
    open: 'pick',
    offered: 'pick',
    accepted: '',
    agreed: '',
    on_the_way: '',
    arrived: '',
    done: '',
    confirmed: '',
    closed: '',
    withdrawn: '',
  },
  dispatcher: {
    open: 'designate hurry withdraw',
    offered: 'designate hurry withdraw',
    accepted: 'designate hurry ask_time withdraw',
    agreed: 'designate ask_time withdraw',
    on_the_way: 'designate withdraw',
    arrived: 'withdraw',
    done: 'confirm reopen unreached give_up',
    confirmed: '',
    closed: '',
    withdrawn: 'resume',
  },
  clock: {
    open: 'offer alarm',
    offered: 'expire alarm vacate',
    accepted: 'alarm vacate',
    agreed: 'vacate',
    on_the_way: 'vacate',
    arrived: 'vacate',
    done: 'call_back',
    confirmed: 'archive',
    closed: '',
    withdrawn: '',
  },
};

describe('who may do what', () => {
  const cells = Object.entries(EXPECTED).flatMap(([party, states]) =>
    Object.entries(states).map(([state, commands]) => [party, state, commands] as const),
  );

  it('is written down for every party', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...ERRAND_PARTIES].sort());
  });

  it.each(cells)('%s while %s: %s', (party, state, commands) => {
    const given = commandsFor(errandMachine, state as ErrandState, [party as (typeof ERRAND_PARTIES)[number]]);
    expect([...given].sort()).toEqual(commands.split(' ').filter(Boolean).sort());
  });
});

const actor = (over: Partial<Actor> = {}): Actor => ({
  personId: 'p',
  role: 'resident',
  region: '150205',
  postId: null,
  unitId: null,
  town: null,
  ...over,
});
const errand = (over: Partial<ErrandStanding> = {}): ErrandStanding => ({
  region: '150205',
  state: 'open',
  requesterId: 'her',
  agentPostId: null,
  offeredPostId: null,
  town: '150205101',
  endedBy: null,
  ...over,
});
const agent = actor({ role: 'agent', postId: 'a', town: '150205101' });

describe('who is who in a request', () => {
  it.each([
    ['a stranger', actor(), errand(), []],
    ['who asked', actor({ personId: 'her' }), errand(), ['requester']],
    ['who asked, from another county', actor({ personId: 'her', region: '130705' }), errand(), ['requester']],
    ['an agent of the town', agent, errand(), ['townsfolk']],
    ['an agent of another town', { ...agent, town: '150205102' }, errand(), []],
    ['an agent of another county', { ...agent, region: '130705' }, errand(), []],
    ['the agent being asked', agent, errand({ offeredPostId: 'a', state: 'offered' }), ['offered', 'townsfolk']],
    ['the agent who has it', agent, errand({ agentPostId: 'a', state: 'accepted' }), ['agent', 'townsfolk']],
    ['an agent who asked for herself', { ...agent, personId: 'her' }, errand({ offeredPostId: 'a', state: 'offered' }), ['requester']],
    ["the town's dispatcher", actor({ role: 'dispatcher', postId: 'd', town: '150205101' }), errand(), ['dispatcher']],
    ["another town's dispatcher", actor({ role: 'dispatcher', postId: 'd', town: '150205102' }), errand(), []],
    ["the county's dispatcher", actor({ role: 'dispatcher', postId: 'd' }), errand(), ['dispatcher']],
    ['a dispatcher who asked for herself', actor({ role: 'dispatcher', postId: 'd', personId: 'her' }), errand(), ['requester']],
    ['an administrator', actor({ role: 'administrator', postId: 'x' }), errand(), []],
  ])('%s', (_, who, what, parties) => {
    expect(errandParties(who, what)).toEqual(parties);
  });

  it('takes up again only what an agent stopped', () => {
    const her = actor({ personId: 'her' });
    expect(errandCommands(her, errand({ state: 'withdrawn', endedBy: 'stop' }))).toEqual(['resume']);
    expect(errandCommands(her, errand({ state: 'withdrawn', endedBy: 'withdraw' }))).toEqual([]);
  });
});
