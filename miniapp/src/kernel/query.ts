import {
  environmentManager,
  focusManager,
  hashKey,
  keepPreviousData,
  onlineManager,
  QueryClient,
  type QueryKey,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import Taro from '@tarojs/taro';
import { useRef } from 'react';
import { create } from 'zustand';
import { dropKept, keep, kept, unkeep } from './kept';
import { newKey } from './once';
import { say, watchNetwork } from './platform';
import { isCode, Unknown, wordsOf } from './refusal';
import { onSignOut, useWho } from './session';

const POLL = 15_000;
const isGone = (error: unknown) => isCode(error, 'NOT_FOUND');

// The logic layer of WeChat has timers but no window; taken for a server it would never refetch.
environmentManager.setIsServer(() => false);

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => error instanceof Unknown && failures < 2,
      retryDelay: (failures) => Math.random() * 1000 * 2 ** failures,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
queries.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' || !query.meta?.keep) return;
  const { status, data, dataUpdatedAt, error } = query.state;
  if (status === 'success') keep(query.queryHash, data, dataUpdatedAt);
  if (isGone(error)) unkeep(query.queryHash);
});
onSignOut(() => {
  queries.clear();
  dropKept();
});

/** Whether pushes arrive, and whether there is a network at all. */
export const useSignal = create(() => ({ live: false, online: true }));

/** Binds refetching to the life of the app; called once at launch. */
export function watchPlatform() {
  Taro.onAppShow(() => focusManager.setFocused(true));
  Taro.onAppHide(() => focusManager.setFocused(false));
  const online = (isConnected: boolean) => {
    onlineManager.setOnline(isConnected);
    useSignal.setState({ online: isConnected });
  };
  watchNetwork(online);
}

const MOMENT = 80;
const moved = new Set<string>();

/**
 * Everything that shows this subject (`errand/12`), or lists its kind (`errand`), is fetched again. What moves within one
 * moment is fetched once: an act's own answer and the push about it come together, and WeChat sends ten requests at a time.
 */
export const touch = (subject: string) => {
  if (moved.size === 0) setTimeout(fetchMoved, MOMENT);
  moved.add(subject).add(subject.split('/')[0] ?? subject);
};

function fetchMoved() {
  const subjects = new Set<unknown>(moved);
  moved.clear();
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.some((part) => subjects.has(part)) });
}

interface ReadOptions {
  enabled?: boolean;
  /** Kept on the phone and shown without signal. */
  keep?: boolean;
  /** Changes while one looks: polled while the socket is down. */
  live?: boolean;
  /** While another key is fetched the last answer stays on screen: for a list that narrows as one types. */
  steady?: boolean;
}

/** Reads and keeps reading. Name the subjects in the key: `['errand/12']`, lists by their kind: `['errand', 'mine']`. */
export function useRead<T>(key: QueryKey, read: () => Promise<T>, options: ReadOptions = {}) {
  const who = useWho();
  const down = useSignal(({ live, online }) => online && !live);
  const queryKey = [who, ...key];
  const last = () => (options.keep ? kept<T>(hashKey(queryKey)) : null);
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: read,
    enabled: options.enabled ?? true,
    meta: { keep: options.keep ?? false },
    ...(options.steady && { placeholderData: keepPreviousData }),
    refetchInterval: options.live && down ? POLL : false,
    initialData: () => last()?.data,
    initialDataUpdatedAt: () => last()?.at,
  });
  // What is no longer mine to see is not shown, whatever this phone still has of it.
  return { data: isGone(error) ? undefined : data, error, refetch };
}

interface ActOptions<R> {
  /** Subjects or kinds that look different afterwards. */
  touches?: readonly string[];
  onDone?: (reply: R) => void;
  /** Return true where the refusal was shown in its own place. */
  onRefused?: (error: unknown) => boolean;
}

/** Changes something. A second tap after a cut connection repeats the same act under the same key; a refusal is shown in its own words. */
export function useAct<A, R>(act: (args: A, once: string) => Promise<R>, options: ActOptions<R> = {}) {
  const intent = useRef<{ args: string; once: string } | null>(null);
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (args: A) => {
      const same = JSON.stringify(args) ?? '';
      if (intent.current?.args !== same) intent.current = { args: same, once: newKey() };
      return act(args, intent.current.once);
    },
  });
  const done = (reply: R) => {
    intent.current = null;
    for (const subject of options.touches ?? []) touch(subject);
    options.onDone?.(reply);
    return reply;
  };
  const refused = (error: unknown) => {
    if (!(error instanceof Unknown)) intent.current = null;
    if (!options.onRefused?.(error)) say(wordsOf(error));
    return undefined;
  };
  const run = (args: A): Promise<R | undefined> => mutateAsync(args).then(done, refused);
  return { run, busy: isPending };
}
