import { View } from '@tarojs/components';
import type { Carried } from 'shared-types/tickets';
import { Paper, Photo, Typed, Voice } from '../kernel/carried/attached';
import { PlaceBubble } from '../kernel/carried/place-bubble';
import { Section } from '../kernel/ui/card';

const NAMES: Record<Carried['kind'], string> = { image: '一张照片', voice: '一段语音', file: '一份文件', place: '一个位置' };

/** What came with the words of a matter, as it was sent into the group. */
export function CarriedList({ carried }: { carried: readonly Carried[] }) {
  if (carried.length === 0) return null;
  return (
    <>
      <Section title="一起交来的" aside={`${carried.length} 样`} />
      {carried.map((one) => (
        <View className="mt8" key={one.seq}>
          <Thing one={one} />
        </View>
      ))}
    </>
  );
}

function Thing({ one: { kind, file, place, transcript } }: { one: Carried }) {
  if (place) return <PlaceBubble place={place} />;
  if (!file) return <View className="t-sub c-3">{`${NAMES[kind]},按规定删掉了`}</View>;
  if (kind === 'image') return <Photo file={file} />;
  if (kind === 'file') return <Paper file={file} />;
  return (
    <>
      <Voice file={file} />
      {transcript ? <Typed transcript={transcript} /> : null}
    </>
  );
}
