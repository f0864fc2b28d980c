import { useState } from 'react';
import { newKey } from '../../kernel/once';
import { doSay } from '../../kernel/outbox';
import { say } from '../../kernel/platform';
import { wordsOf } from '../../kernel/refusal';
import { type Chosen, upload } from '../../kernel/send-file';
import { chooseDocument, choosePhotos } from '../../kernel/upload';

const PHOTOS = 9;

/** Photos and documents: sent up first, then said, in the order they were chosen. `percent`: of the one that travels now. */
export function useSendingFiles(group: string, name: string, onSent: () => void) {
  const [percent, tell] = useState<number | null>(null);
  const sendAll = async (chosen: readonly Chosen[]) => {
    for (const each of chosen) {
      tell(0);
      try {
        const { id } = await upload(each, newKey(), tell);
        void doSay({ groupId: group, groupName: name, clientId: newKey(), fileId: id });
        onSent();
      } catch (error) {
        say(wordsOf(error));
        break;
      }
    }
    tell(null);
  };
  return {
    percent,
    photos: () => void choosePhotos(PHOTOS).then(sendAll),
    document: () => void chooseDocument().then((chosen) => sendAll(chosen ? [chosen] : [])),
  };
}
