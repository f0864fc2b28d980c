import './voice.css';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { VOICE_SECONDS } from 'shared-types/kernel/file.contract';
import { play, usePlaying } from '../../kernel/carried/player';
import { fileAt } from '../../kernel/kept-file';
import { isWeapp } from '../../kernel/platform';
import { Button } from '../../kernel/ui/button';
import { Icon } from '../../kernel/ui/icon';
import { Tap } from '../../kernel/ui/tap';
import { TROUBLE_WORDS, type Trouble } from './recorder';
import type { Voicing } from './use-voice';

/** In place of where one writes, from the first tap on the microphone until it is sent or given up: tapped, never held. */
export function VoicePanel({ voice }: { voice: Voicing }) {
  const { state, stop, cancel, send, start } = voice;
  if (state.step === 'trouble') return <Troubled trouble={state.trouble} onAgain={start} onEnd={cancel} />;
  if (state.step === 'done')
    return (
      <View className="say vo">
        <Preview path={state.recorded.path} seconds={state.recorded.seconds} />
        <View className="row stack mt12">
          <Button className="stack-i" onTap={cancel}>
            不要了
          </Button>
          <Button kind="primary" icon="paper-plane-right" className="grow ml8 stack-i" onTap={send}>
            发出去
          </Button>
        </View>
      </View>
    );
  return (
    <View className="say vo">
      {state.step === 'on' ? <Running since={state.since} /> : <View className="t-body tc c-2">正在打开麦克风,请点「允许」</View>}
      <View className="row stack mt12">
        <Button className="stack-i" onTap={cancel}>
          不要了
        </Button>
        <Button kind="primary" icon="check" className="grow ml8 stack-i" off={state.step !== 'on'} onTap={stop}>
          {state.step === 'on' ? '说完了' : '等一下'}
        </Button>
      </View>
    </View>
  );
}

const BARS = [10, 18, 26, 14, 22, 30, 16, 24, 12];

function Running({ since }: { since: number }) {
  const [seconds, count] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => count(Math.min(VOICE_SECONDS, Math.floor((Date.now() - since) / 1000))), 250);
    return () => clearInterval(timer);
  }, [since]);
  const left = VOICE_SECONDS - seconds;
  return (
    <View className="vo-on" role="status">
      <View className="row center">
        <View className="vo-dot mr8" />
        <Text className="t-2 num">{`${seconds} 秒`}</Text>
      </View>
      <View className="row center mt8 vo-w">
        {BARS.map((height, i) => (
          <View className="vo-b" key={height} style={{ height: `${height}px`, animationDelay: `${i * 90}ms` }} />
        ))}
      </View>
      <View className={`t-cap tc mt8 ${left <= 10 ? 'c-amber b' : 'c-2'}`}>
        {left <= 10 ? `还能说 ${left} 秒,到时自动停` : '正在听您说,最长一分钟'}
      </View>
    </View>
  );
}

const OWN = 'preview';
function Preview({ path, seconds }: { path: string; seconds: number }) {
  const playing = usePlaying(({ id }) => id === OWN);
  return (
    <Tap className="row vo-p" label={playing ? '停下' : `听一遍,${seconds} 秒`} onTap={() => void play(OWN, () => fileAt(path))}>
      <Icon name={playing ? 'x-circle' : 'speaker-high'} size="m" className="mr8 c-blue" />
      <Text className="grow">{playing ? '正在放,点一下停' : '先听一遍'}</Text>
      <Text className="num b">{`${seconds} 秒`}</Text>
    </Tap>
  );
}

function Troubled({ trouble, onAgain, onEnd }: { trouble: Trouble; onAgain: () => void; onEnd: () => void }) {
  const setting = isWeapp && trouble === 'denied';
  return (
    <View className="say vo">
      <View className="row row-t" role="alert" ariaRole="alert">
        <Icon name="warning" size="m" className="mr8 c-red" />
        <View className="grow t-sub">{TROUBLE_WORDS[trouble]}</View>
      </View>
      <View className="row stack mt12">
        <Button className="stack-i" onTap={onEnd}>
          打字吧
        </Button>
        <Button
          kind="primary"
          className="grow ml8 stack-i"
          onTap={() => (setting ? void Taro.openSetting().then(onEnd, onEnd) : onAgain())}
        >
          {setting ? '去打开' : '再录一次'}
        </Button>
      </View>
    </View>
  );
}
