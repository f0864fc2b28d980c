import './imports.css';
import { View } from '@tarojs/components';

/** How much of something long is done, with a sentence. */
export function Gauge({ part, whole, words, className = '' }: { part: number; whole: number; words: string; className?: string }) {
  const percent = whole > 0 ? Math.min(100, Math.round((100 * part) / whole)) : 0;
  return (
    <View className={className} role="img" ariaLabel={words}>
      <View className="im-g">
        <View className="im-gf" style={{ width: `${percent}%` }} />
      </View>
      <View className="t-sub c-2 mt6 num">{words}</View>
    </View>
  );
}
