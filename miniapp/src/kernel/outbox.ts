import { onlineManager } from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';
import type { visitRoutes } from 'shared-types/errands';
import type { Args } from 'shared-types/kernel/contract';
import { api } from './api';
import { Outbox, type Queued } from './outbox.core';
import { say } from './platform';
import { queries, touch } from './query';
import { onSignOut, useSession } from './session';
import { stored } from './storage';

type Visits = typeof visitRoutes;
/** The acts of an agent at a door, where there is often no signal. */
export type AgentAct = 'contact' | 'agree' | 'setOut' | 'arrive' | 'miss' | 'handUp' | 'stop' | 'finish';
type CallOf = (args: Record<string, unknown>, once: string) => Promise<unknown>;

const perform = async ({ call, args, once, who, subject }: Queued) => {
  const [, name = ''] = call.split('.');
  const matter = await (api.visits as unknown as Record<string, CallOf>)[name]?.(args, once);
  // Shown before the act leaves the list of what waits: the page would step back to the button before it.
  if (matter) queries.setQueryData([who, subject], matter);
};

const who = () => {
  const { me, postId } = useSession.getState();
  return `${me?.id}:${postId}`;
};

const outbox = new Outbox({
  load: () => stored.get<Queued[]>('outbox') ?? [],
  save: (acts) => stored.set('outbox', acts),
  perform,
  who,
  onSent: ({ subject }) => touch(subject),
});
onSignOut((chosen) => chosen && outbox.clear());

interface Doing<K extends AgentAct> {
  /** What the person did, in words. */
  title: string;
  act: K;
  args: Args<Visits[K]>;
}

/** Does it now, or keeps it until there is a network. Says how it stands: `sent`, `queued` or `conflict`. */
export async function doAct<K extends AgentAct>({ title, act, args }: Doing<K>) {
  const { state, problem } = await outbox.add({
    subject: `errand/${args.id}`,
    title,
    call: `visits.${act}`,
    args: { ...args },
    who: who(),
  });
  if (state === 'queued') say('没有网络,已记下,有网自动送出');
  if (state === 'conflict' && problem) say(problem);
  return state;
}

/** What has not gone out yet in this post, oldest first. */
export function useOutbox() {
  const acts = useSyncExternalStore(outbox.watch, outbox.list, outbox.list);
  useSession();
  return acts.filter((act) => act.who === who());
}
export const discardAct = (id: string) => outbox.discard(id);
export const retryAct = (id: string) => outbox.retry(id);

/** Sends what waits as soon as it may; called once at launch. */
export function keepSending() {
  onlineManager.subscribe((online) => void (online && outbox.flush()));
  Taro.onAppShow(() => void outbox.flush());
  useSession.subscribe((state, previous) => {
    if (state.me && (state.me.id !== previous.me?.id || state.postId !== previous.postId)) void outbox.flush();
  });
  void outbox.flush();
}
