import { useState } from 'react';
import { keepFile } from '../../kernel/kept-file';
import { newKey } from '../../kernel/once';
import { doSay } from '../../kernel/outbox';
import { say } from '../../kernel/platform';
import type { Chosen } from '../../kernel/send-file';
import { chooseDocument, choosePhotos } from '../../kernel/upload';

const PHOTOS = 9;

/** Photos and documents: kept on the phone until they are said, in the order they were chosen. Photos are looked at once more first. */
export function useSendingFiles(group: string, name: string, onSent: () => void) {
  const [chosen, look] = useState<readonly Chosen[]>([]);
  const sendAll = async (files: readonly Chosen[]) => {
    look([]);
    for (const { path, name: fileName } of files) {
      doSay({ groupId: group, groupName: name, clientId: newKey(), kept: await keepFile(path), ...(fileName && { fileName }) }).catch(() =>
        say('手机里放不下了,请先别关这一页,有网就发出去'),
      );
      onSent();
    }
  };
  return {
    photos: () => void choosePhotos(PHOTOS).then(look),
    document: () => void chooseDocument().then((file) => sendAll(file ? [file] : [])),
    /** Photos that have been chosen and not been sent yet. */
    chosen,
    sendAll: (files: readonly Chosen[]) => void sendAll(files),
    giveUp: () => look([]),
  };
}
