import type { Me, Post, SignedIn, TextSize } from 'shared-types/people';
import { create } from 'zustand';
import { stored } from './storage';

interface Kept {
  token: string | null;
  /** Who was signed in last time; null: nobody. The service has the last word. */
  me: Me | null;
  /** The post acted as; null: as oneself. */
  postId: string | null;
  textSize: TextSize;
  /** The size was chosen on this phone, or taken from its large letters: it is not changed unasked again. */
  sizeChosen: boolean;
  /** The county and the place somebody chose, also before signing in. */
  place: Place | null;
}
export interface Place {
  region: string;
  countyName: string;
  /** Town or village, 9 or 12 digits; null: the whole county. */
  division: string | null;
  divisionName: string | null;
}

const NOBODY: Kept = { token: null, me: null, postId: null, textSize: 'x10', sizeChosen: false, place: null };

/** What this phone knows about who holds it. Survives a killed app. */
export const useSession = create<Kept>(() => ({ ...NOBODY, ...stored.get<Partial<Kept>>('session') }));
useSession.subscribe((state) => stored.set('session', state));

/** `chosen`: signed out by hand; otherwise the session ran out, and what was typed waits for the same person. */
type Ending = (chosen: boolean) => void;
const endings = new Set<Ending>();
/** Called when a session ends, so that nothing of one person is left for the next. */
export const onSignOut = (ending: Ending) => void endings.add(ending);

/** The post a person works in starts chosen: whoever holds one opened the app to work. */
const firstPost = (me: Me) => me.posts[0]?.id ?? null;

export function signedIn({ token, me }: SignedIn) {
  // Where the last person was says nothing about this one, once the account has a home of its own.
  const here = useSession.getState();
  const place = me.region ? null : here.place;
  // Ordinary is also what an account says that never chose: large letters stay large.
  const textSize = here.sizeChosen && me.textSize === 'x10' ? here.textSize : me.textSize;
  useSession.setState({ token, me, postId: firstPost(me), textSize, place });
}

/** The session goes on under another token; null: the browser has it already. */
export function renewed(token: string | null) {
  if (token !== null) useSession.setState({ token });
}

/** Takes over what the service says; a post that is no longer mine is let go. */
export function refreshed(me: Me) {
  const { postId } = useSession.getState();
  useSession.setState({ me, postId: me.posts.some((post) => post.id === postId) ? postId : null });
}

export function signedOut(chosen: boolean) {
  if (!useSession.getState().me) return;
  useSession.setState({ token: null, me: null, postId: null });
  for (const ending of endings) ending(chosen);
}

/** `null`: as oneself. */
export const actAs = (postId: string | null) => useSession.setState({ postId });
export const choosePlace = (place: Place) => useSession.setState({ place });
export const showTextSize = (textSize: TextSize) => useSession.setState({ textSize, sizeChosen: true });

const postOf = ({ me, postId }: Kept): Post | null => me?.posts.find((post) => post.id === postId) ?? null;

export const useMe = () => useSession((state) => state.me);
/** The post acted as; null for a resident or a stranger. */
export const usePost = () => useSession(postOf);
export const useTextSize = () => useSession((state) => state.textSize);
/** The county one is in: that of the post, the one chosen, or the one of the account. */
export const useRegion = () => useSession((state) => postOf(state)?.region ?? state.place?.region ?? state.me?.region ?? null);
/** Who looks, as part of a query's key: what one post sees is never shown to another. */
export const useWho = () => useSession(({ me, postId }) => (me ? `${me.id}:${postId ?? 'self'}` : 'nobody'));
