import { onlineManager } from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';
import type { visitRoutes } from 'shared-types/errands';
import type { Args } from 'shared-types/kernel/contract';
import { api } from './api';
import { dropFile, sweepFiles } from './kept-file';
import { Outbox, type Queued } from './outbox.core';
import { say } from './platform';
import { queries, touch } from './query';
import { upload } from './send-file';
import { onSignOut, useSession } from './session';
import { stored } from './storage';
import { tell } from './stream';

type Visits = typeof visitRoutes;
/** The acts of an agent at a door, where there is often no signal. */
export type AgentAct = 'contact' | 'agree' | 'setOut' | 'arrive' | 'miss' | 'handUp' | 'stop' | 'finish';
type CallOf = (args: Record<string, unknown>, once: string) => Promise<unknown>;
/** The rooms whose acts may wait for a network. */
const ROOMS = { visits: api.visits, messages: api.messages } as unknown as Record<string, Record<string, CallOf>>;

/** Where on the phone what is to be sent along lies; the name of the saying is the key of its file too. */
const keptIn = ({ args }: Pick<Queued, 'args'>) => (typeof args.kept === 'string' ? args.kept : null);
/** What a document is called; a photo and a voice are called nothing. */
const nameOf = ({ args }: Pick<Queued, 'args'>) => (typeof args.fileName === 'string' ? args.fileName : null);
const withFile = async (act: Queued) => {
  const path = keptIn(act);
  return path ? { ...act.args, fileId: (await upload({ path, name: nameOf(act) }, String(act.args.clientId))).id } : act.args;
};

const perform = async (act: Queued) => {
  const [room = '', name = ''] = act.call.split('.');
  return ROOMS[room]?.[name]?.(await withFile(act), act.once);
};

export const isSaid = ({ call }: Queued) => call === 'messages.say';
const entryIn = (reply: unknown) => (typeof reply === 'object' && reply !== null && 'entry' in reply ? [reply.entry] : []);

const forgetFile = (act: Pick<Queued, 'args'>) => {
  const path = keptIn(act);
  if (path) dropFile(path);
};

const onSent = (act: Queued, reply: unknown) => {
  forgetFile(act);
  if (isSaid(act)) return tell(act.subject, entryIn(reply));
  // Shown before the act leaves the list of what waits: the page would step back to the button before it.
  if (reply) queries.setQueryData([act.who, act.subject], reply);
  touch(act.subject);
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
  onSent,
  // Of two things said the second is not the first's business.
  holds: (act) => !isSaid(act),
});
onSignOut((chosen) => {
  if (!chosen) return;
  for (const act of outbox.list()) forgetFile(act);
  outbox.clear();
});

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

export interface Said {
  groupId: string;
  groupName: string;
  clientId: string;
  text?: string;
  /** A voice, a photo or a document on this phone: sent up before it is said. */
  kept?: string;
  /** Of a voice. */
  seconds?: number;
  /** Of a document. */
  fileName?: string;
  [content: string]: unknown;
}

const keptWords = ({ seconds, fileName }: Pick<Said, 'seconds' | 'fileName'>) => (seconds ? '一段语音' : (fileName ?? '一张照片'));

/** Says something in a group, now or as soon as there is a network, in order; under its own name it is said once. */
export function doSay({ groupId, groupName, ...content }: Said) {
  const title = `在「${groupName}」里说:${content.text ?? (content.kept ? keptWords(content) : '一条消息')}`;
  return outbox.add({ subject: `group/${groupId}`, title, call: 'messages.say', args: { id: groupId, ...content }, who: who() });
}

/** What has not gone out yet in this post, oldest first. */
export function useOutbox() {
  const acts = useSyncExternalStore(outbox.watch, outbox.list, outbox.list);
  useSession();
  return acts.filter((act) => act.who === who());
}
export function discardAct(id: string) {
  const act = outbox.list().find((each) => each.id === id);
  if (act) forgetFile(act);
  return outbox.discard(id);
}
export const retryAct = (id: string) => outbox.retry(id);

const AGAIN = 30_000;

/** Sends what waits as soon as it may; called once at launch. */
export function keepSending() {
  sweepFiles(outbox.list().flatMap((act) => keptIn(act) ?? []));
  onlineManager.subscribe((online) => void (online && outbox.flush()));
  Taro.onAppShow(() => void outbox.flush());
  useSession.subscribe((state, previous) => {
    if (state.me && (state.me.id !== previous.me?.id || state.postId !== previous.postId)) void outbox.flush();
  });
  // A service that was busy, or a group that lets one speak only so often, says no word when it is over.
  setInterval(() => outbox.waits() && onlineManager.isOnline() && void outbox.flush(), AGAIN);
  void outbox.flush();
}
