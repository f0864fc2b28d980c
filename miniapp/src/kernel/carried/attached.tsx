import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { Attached, Content } from 'shared-types/groups';
import { goTo, isWeapp, say } from '../platform';
import { usePost } from '../session';
import { Icon } from '../ui/icon';
import { Tap } from '../ui/tap';
import { linkTo } from './file-links';
import { play, usePlaying } from './player';

const HIGH = 220;
const WIDE = 200;
const from = (url: string) => `${API_BASE}${url}`;

/** As large as it fits, known before it is there, so that nothing jumps when it comes. */
export function frameOf({ width, height }: Attached) {
  if (!width || !height) return { width: WIDE, height: WIDE };
  const scale = Math.min(1, WIDE / width, HIGH / height);
  return { width: Math.max(60, Math.round(width * scale)), height: Math.max(60, Math.round(height * scale)) };
}

export function Photo({ file }: { file: Attached }) {
  const [src, show] = useState<string | null>(null);
  useEffect(() => {
    void linkTo(file.id).then((link) => link && show(from(link.preview ?? link.url)));
  }, [file.id]);
  const { width, height } = frameOf(file);
  const staff = usePost() !== null;
  const open = async () => {
    if (staff) return void goTo('groups/about/photo', { id: file.id });
    const link = await linkTo(file.id);
    if (link) Taro.previewImage({ urls: [from(link.url)] }).catch(() => undefined);
    else say('这张照片现在看不到');
  };
  return (
    <Tap className="mp" label="照片,点开看大图" onTap={() => void open()}>
      <View className="sk mp-b" style={{ width: `${width}px`, height: `${height}px` }}>
        {src ? <Image className="mp-i" src={src} mode="aspectFill" /> : null}
      </View>
    </Tap>
  );
}

const openInBrowser = (url: string) => void window.open(from(url), '_blank', 'noopener');

/** WeChat shows a document once it has been fetched; a browser opens it beside. */
async function openDocument({ id }: Attached) {
  const link = await linkTo(id);
  if (!link) return say('这个文件现在打不开');
  if (!isWeapp) return openInBrowser(link.url);
  await Taro.downloadFile({ url: from(link.url) })
    .then(({ tempFilePath }) => Taro.openDocument({ filePath: tempFilePath, showMenu: true }))
    .catch(() => say('没能打开,请稍后再试'));
}

const sizeWords = (bytes: number) =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} 兆` : `${Math.max(1, Math.round(bytes / 1024))} 千字节`;

export function Paper({ file }: { file: Attached }) {
  return (
    <Tap className="mb m-t row" label={`文件,${file.name ?? ''}`} onTap={() => void openDocument(file)}>
      <Icon name="file-text-duotone" size="l" className="mr8 c-blue" />
      <View className="grow">
        <View className="b">{file.name ?? '文件'}</View>
        <Text className="t-cap c-3">{sizeWords(file.bytes)}</Text>
      </View>
    </Tap>
  );
}

/** A longer voice is a longer bubble, as people know it. */
const wideOf = (seconds: number) => ({ width: `${Math.round(96 + 1.8 * Math.min(60, seconds))}px` });

export function Voice({ file }: { file: Attached }) {
  const playing = usePlaying(({ id }) => id === file.id);
  const find = async () => {
    const link = await linkTo(file.id);
    return link && from(link.url);
  };
  const seconds = file.seconds ?? 0;
  return (
    <Tap
      className={`mb m-t row mv ${playing ? 'mv-on' : ''}`}
      label={playing ? `正在放语音,${seconds} 秒,点一下停` : `语音,${seconds} 秒,点一下听`}
      onTap={() => void play(file.id, find)}
    >
      <Icon name="speaker-high" className="mr8" />
      <View style={wideOf(seconds)}>
        <Text className="num">{playing ? `正在放 · ${seconds} 秒` : `${seconds} 秒`}</Text>
      </View>
    </Tap>
  );
}

/** What is said in a voice, for whoever cannot listen now, and who typed it. */
export const Typed = ({ transcript: { text, staff } }: { transcript: Pick<NonNullable<Content['transcript']>, 'text' | 'staff'> }) => (
  <View className="mw">
    <View>{text}</View>
    <View className="t-cap c-3">{staff ? '工作人员听写的' : '本人写的'}</View>
  </View>
);
