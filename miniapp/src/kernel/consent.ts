import { create } from 'zustand';
import { onSignOut } from './session';

type Answer = (agreed: boolean) => void;
/** Who waits for a yes or no; null: nobody is being asked. */
export const useAsking = create<{ answer: Answer | null }>(() => ({ answer: null }));
let waiting: Promise<boolean> | null = null;

/** Asks for the consent an act needs, once however many acts wait for it. True once the service has noted it. */
export function askConsent(): Promise<boolean> {
  waiting ??= new Promise<boolean>((answer) => useAsking.setState({ answer })).finally(() => {
    waiting = null;
    useAsking.setState({ answer: null });
  });
  return waiting;
}

onSignOut(() => useAsking.getState().answer?.(false));
