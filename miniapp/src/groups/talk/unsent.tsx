import { Image, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { fileAt } from '../../kernel/kept-file';
import { discardAct, retryAct } from '../../kernel/outbox';
import type { Queued } from '../../kernel/outbox.core';
import { isWeapp } from '../../kernel/platform';
import { useSignal } from '../../kernel/query';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';

/** In one line: what was typed, how long a voice is, what a document is called, where a place is. */
function wordsIn({ args: { text, seconds, place, card, fileName } }: Queued): string {
  if (typeof text === 'string') return text;
  if (typeof seconds === 'number') return `语音 ${seconds} 秒`;
  if (typeof fileName === 'string') return fileName;
  if (card instanceof Object && 'title' in card) return String(card.title);
  return place instanceof Object && 'name' in place ? String(place.name) : '一张照片';
}
const isVoice = ({ args }: Queued) => typeof args.seconds === 'number';
/** A photo is shown as itself, as far as this phone still has it. */
const photoIn = ({ args: { kept, seconds, fileName } }: Queued) => (typeof kept === 'string' && !seconds && !fileName ? kept : null);

/** What I have said and nobody has yet: on its way, waiting for a network, or refused with the reason. */
export function Unsent({ acts }: { acts: readonly Queued[] }) {
  const online = useSignal((state) => state.online);
  return (
    <>
      {acts.map((act) => (
        <View className="m mm" key={act.id}>
          <Waiting act={act} />
          {act.state === 'conflict' ? <Refused act={act} /> : <View className="ms">{online ? '发送中' : '等有网自动发出'}</View>}
        </View>
      ))}
    </>
  );
}

const SQUARE = { width: '120px', height: '120px' };

/** From where it can be shown: at once in WeChat, a moment later in a browser, which looks for it; null where it is gone. */
function useFileAt(path: string | null) {
  const [src, show] = useState<string | null | undefined>(isWeapp ? path : undefined);
  useEffect(() => {
    if (isWeapp || !path) return;
    fileAt(path).then(show, () => show(null));
  }, [path]);
  return path && src;
}

function Waiting({ act }: { act: Queued }) {
  const src = useFileAt(photoIn(act));
  if (src !== null)
    return (
      <View className="mp">
        <View className={src ? 'mp-b' : 'sk mp-b'} style={SQUARE}>
          {src ? <Image className="mp-i" src={src} mode="aspectFill" ariaLabel="一张照片" /> : null}
        </View>
      </View>
    );
  return (
    <View className="mb row">
      {isVoice(act) ? <Icon name="microphone" className="mr6" /> : null}
      <Text>{wordsIn(act)}</Text>
    </View>
  );
}

function Refused({ act }: { act: Queued }) {
  return (
    <>
      <View className="ms c-red">
        <Icon name="warning" size="s" className="mr4" />
        <Text>{act.problem}</Text>
      </View>
      <View className="row ms-a">
        <Tap className="link link-tap" onTap={() => void retryAct(act.id)}>
          <Text>重发</Text>
        </Tap>
        <Tap className="link link-tap ml12" onTap={() => void discardAct(act.id)}>
          <Text>不发了</Text>
        </Tap>
      </View>
    </>
  );
}
