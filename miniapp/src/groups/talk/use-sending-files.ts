import { keepFile } from '../../kernel/kept-file';
import { newKey } from '../../kernel/once';
import { doSay } from '../../kernel/outbox';
import { say } from '../../kernel/platform';
import type { Chosen } from '../../kernel/send-file';
import { chooseDocument, choosePhotos } from '../../kernel/upload';

const PHOTOS = 9;

/** Photos and documents: kept on the phone until they are said, in the order they were chosen. */
export function useSendingFiles(group: string, name: string, onSent: () => void) {
  const sendAll = async (chosen: readonly Chosen[]) => {
    for (const { path, name: fileName } of chosen) {
      doSay({ groupId: group, groupName: name, clientId: newKey(), kept: await keepFile(path), ...(fileName && { fileName }) }).catch(() =>
        say('手机里放不下了,请先别关这一页,有网就发出去'),
      );
      onSent();
    }
  };
  return {
    photos: () => void choosePhotos(PHOTOS).then(sendAll),
    document: () => void chooseDocument().then((chosen) => sendAll(chosen ? [chosen] : [])),
  };
}
