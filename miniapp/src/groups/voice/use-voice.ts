import { useCallback, useEffect, useRef, useState } from 'react';
import { VOICE_SECONDS } from 'shared-types/kernel/file.contract';
import { hush } from '../../kernel/carried/player';
import { dropFile } from '../../kernel/kept-file';
import { newKey } from '../../kernel/once';
import { doSay } from '../../kernel/outbox';
import { say } from '../../kernel/platform';
import { type Recorded, type Recording, record, type Trouble } from './recorder';

/** Asking for the microphone, listening, listened, or why not. */
export type VoiceState =
  | { step: 'off' | 'asking' }
  | { step: 'on'; since: number }
  | { step: 'done'; recorded: Recorded }
  | { step: 'trouble'; trouble: Trouble };
const OFF: VoiceState = { step: 'off' };
/** Shorter than this nobody meant it. */
const LEAST = 700;

/** Recording a voice for a group: from the first tap to its sending. */
export function useVoice(group: string, name: string, onSent: () => void) {
  const [state, set] = useState<VoiceState>(OFF);
  const going = useRef<Recording | null>(null);
  /** What was recorded and is neither sent nor given up. */
  const unsaid = useRef<string | null>(null);
  const forget = useCallback(() => {
    going.current?.cancel();
    hush();
    if (unsaid.current) dropFile(unsaid.current);
    unsaid.current = null;
  }, []);
  useEffect(() => forget, [forget]);
  const start = () => {
    hush();
    set({ step: 'asking' });
    going.current = record(VOICE_SECONDS, {
      onStart: () => set({ step: 'on', since: Date.now() }),
      onDone: (recorded) => {
        unsaid.current = recorded.path;
        set({ step: 'done', recorded });
      },
      onTrouble: (trouble) => set({ step: 'trouble', trouble }),
    });
  };
  const cancel = () => {
    forget();
    set(OFF);
  };
  const stop = () => {
    if (state.step === 'on' && Date.now() - state.since < LEAST) {
      say('太短了,多说一会儿');
      return;
    }
    going.current?.stop();
  };
  const send = () => {
    if (state.step !== 'done') return;
    hush();
    const { path, seconds } = state.recorded;
    unsaid.current = null;
    doSay({ groupId: group, groupName: name, clientId: newKey(), kept: path, seconds }).catch(() =>
      say('手机里放不下了,请先别关这一页,有网就发出去'),
    );
    set(OFF);
    onSent();
  };
  return { state, start, stop, cancel, send };
}
export type Voicing = ReturnType<typeof useVoice>;
