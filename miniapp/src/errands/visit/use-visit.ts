import { type Errand, type ErrandCommand, type ErrandState, errandMachine, type HAND_UP_REASONS } from 'shared-types/errands';
import { commandsFor } from 'shared-types/kernel/machine';
import { type AgentAct, doAct, useOutbox } from '../../kernel/outbox';
import type { Queued } from '../../kernel/outbox.core';
import { useErrand } from '../matter/use-matter';

const COMMAND: Record<AgentAct, ErrandCommand> = {
  contact: 'contact',
  agree: 'agree',
  setOut: 'set_out',
  arrive: 'arrive',
  miss: 'miss',
  handUp: 'hand_up',
  stop: 'stop',
  finish: 'finish',
};
const isAct = (name: string): name is AgentAct => name in COMMAND;
const actOf = ({ call }: Queued) => {
  const name = call.split('.')[1] ?? '';
  return isAct(name) ? COMMAND[name] : null;
};

export type HandUpReason = (typeof HAND_UP_REASONS)[number];

/** Where the matter will stand once everything done without signal has been sent: the next button follows from that. */
function standing(errand: Errand, waiting: readonly Queued[]) {
  let { state } = errand;
  for (const act of waiting) {
    const command = actOf(act);
    if (command) state = stateAfter(command, state);
  }
  const commands = waiting.length ? commandsFor(errandMachine, state, ['agent']) : errand.commands;
  return { state, commands, contacted: errand.contactedAt !== null || waiting.some((act) => actOf(act) === 'contact') };
}
const stateAfter = (command: ErrandCommand, state: ErrandState): ErrandState => {
  const { to } = errandMachine[command];
  return to === 'same' ? state : to;
};

/** One matter as its agent works on it, with what still waits for a signal. */
export function useVisit(id: string) {
  const errand = useErrand(id);
  const acts = useOutbox().filter(({ subject }) => subject === `errand/${id}`);
  const waiting = acts.filter(({ state }) => state !== 'conflict');
  return {
    errand,
    waiting,
    refused: acts.filter(({ state }) => state === 'conflict'),
    at: errand.data ? standing(errand.data, waiting) : null,
  };
}
export type Standing = NonNullable<ReturnType<typeof useVisit>['at']>;

/** The acts at the door, each named for the list of what waits and tied to this assignment. */
export function visitActs({ id, epoch, beneficiary: { name } }: Errand) {
  const own = { id, epoch };
  return {
    contact: (consents: boolean | null) => doAct({ act: 'contact', title: `给${name}家打过电话`, args: { ...own, consents } }),
    agree: (from: string, to: string) => doAct({ act: 'agree', title: `和${name}家约好时间`, args: { ...own, from, to } }),
    setOut: () => doAct({ act: 'setOut', title: `出发去${name}家`, args: own }),
    arrive: (code: string | null) => doAct({ act: 'arrive', title: `到了${name}家`, args: { ...own, code } }),
    miss: () => doAct({ act: 'miss', title: `${name}家没人`, args: own }),
    handUp: (reason: HandUpReason, note: string) =>
      doAct({ act: 'handUp', title: `${name}家的事交给镇里`, args: { ...own, reason, ...(note && { note }) } }),
    stop: (reason: string) => doAct({ act: 'stop', title: `${name}家说不办了`, args: { ...own, reason } }),
    finish: (outcome: NonNullable<Errand['outcome']>, note: string) =>
      doAct({ act: 'finish', title: `${name}家的事办过了`, args: { ...own, outcome, ...(note && { note }) } }),
  };
}
export type VisitActs = ReturnType<typeof visitActs>;
