import './brush.css';
import { Canvas, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { say } from '../../kernel/platform';
import { Button } from '../../kernel/ui/button';
import { Segments } from '../../kernel/ui/chips';
import { useElder } from '../../kernel/ui/theme';
import { useFinger } from './finger';
import { useBrush } from './use-brush';

const [CANVAS, PAD] = ['brush-canvas', 'brush-pad'];
/** Pixels of the screen a finger blacks out at once: ordinary, and where large type is chosen. */
const WIDTHS = { thin: [22, 36], thick: [44, 68] } as const;
type Width = keyof typeof WIDTHS;
const CHOICES = [
  { value: 'thin', name: '细一点' },
  { value: 'thick', name: '粗一点' },
] as const;

interface BrushProps {
  path: string;
  /** The painted picture, a file of its own. */
  onDone: (path: string) => void;
  onBack: () => void;
}

/** A photo over the whole screen, on which a finger blacks out what others need not see. */
export function Brush(props: BrushProps) {
  const [size, fit] = useState<{ width: number; height: number } | null>(null);
  const { path, onBack } = props;
  const elder = useElder();
  useEffect(() => {
    Taro.getImageInfo({ src: path }).then(
      (found) => fit((known) => known ?? fitted(found, elder)),
      () => cannot(onBack),
    );
  }, [path, elder, onBack]);
  return (
    <View className="br" role="dialog" ariaRole="dialog" ariaLabel="涂黑照片">
      {size ? <Painting {...props} size={size} elder={elder} /> : <View className="grow" />}
    </View>
  );
}

const cannot = (onBack: () => void) => {
  say('这张照片在这里涂不了,可以换一张');
  onBack();
};

/** As large as it fits between the words above and the buttons below. */
function fitted({ width, height }: { width: number; height: number }, elder: boolean) {
  const { windowWidth, windowHeight } = Taro.getWindowInfo();
  const room = { width: Math.min(windowWidth, 900) - 32, height: windowHeight - (elder ? 430 : 300) };
  const scale = Math.min(room.width / Math.max(1, width), Math.max(120, room.height) / Math.max(1, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

interface PaintingProps extends BrushProps {
  size: { width: number; height: number };
  elder: boolean;
}
function Painting({ path, size, elder, onDone, onBack }: PaintingProps) {
  const [width, choose] = useState<Width>('thick');
  const brush = useBrush(CANVAS, path, WIDTHS[width][elder ? 1 : 0], () => cannot(onBack));
  const pad = useFinger(PAD, brush.finger);
  const [busy, wait] = useState(false);
  const done = () => {
    wait(true);
    brush.save().then(onDone, () => cannot(onBack));
  };
  const style = { width: `${size.width}px`, height: `${size.height}px` };
  return (
    <>
      <View className="t-body br-w">用手指把不想让人看到的涂黑</View>
      <View className="br-p" style={style}>
        <Canvas type="2d" id={CANVAS} className="br-c" style={style} />
        <View id={PAD} className="br-t" catchMove {...pad} />
      </View>
      <View className="br-f">
        <Segments label="涂多粗" value={width} onPick={choose} choices={CHOICES} />
        <View className="row mt12">
          <Button className="grow" onTap={onBack}>
            不涂了
          </Button>
          <Button className="grow ml8" off={!brush.count} onTap={brush.undo}>
            退一步
          </Button>
        </View>
        <Button kind="primary" block className="mt8" off={!brush.count} busy={busy} onTap={done}>
          涂好了
        </Button>
      </View>
    </>
  );
}
