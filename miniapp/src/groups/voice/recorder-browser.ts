import { dropFile, keepFile } from '../../kernel/kept-file';
import type { Hearing, Recording, Trouble } from './recorder';
import { waveOf } from './wave';

const troubleOf = (error: unknown): Trouble => {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' ? 'none' : 'unable';
};

const kept = async (parts: Blob[]) => {
  const { path, seconds } = await waveOf(new Blob(parts));
  return { path: await keepFile(path), seconds };
};

/** Browsers each write sound in their own way; what they can read of it is written anew, so that every phone can hear it. */
export function browserRecorder(most: number, hearing: Hearing): Recording {
  let dropped = false;
  let ended = false;
  let recorder: MediaRecorder | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    ended = true;
    clearTimeout(timer);
    if (recorder?.state === 'recording') recorder.stop();
  };
  const begin = async () => {
    if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined') return hearing.onTrouble('unknown');
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const parts: Blob[] = [];
    recorder = new MediaRecorder(stream);
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      if (dropped) return;
      void kept(parts).then(
        (recorded) => (dropped ? dropFile(recorded.path) : hearing.onDone(recorded)),
        () => hearing.onTrouble('unable'),
      );
    };
    recorder.start();
    // Given up while the browser was still asking.
    if (ended) return stop();
    hearing.onStart();
    timer = setTimeout(stop, most * 1000);
  };
  begin().catch((error: unknown) => dropped || hearing.onTrouble(troubleOf(error)));
  return {
    stop,
    cancel: () => {
      dropped = true;
      stop();
    },
  };
}
