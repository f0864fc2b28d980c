import { View } from '@tarojs/components';

const WIDTHS = ['62%', '88%', '46%'];

/** The shape of a list before it arrives, so that nothing jumps when it does. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <View role="status" ariaRole="status" ariaLabel="正在取">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <View className="card" key={row}>
          {WIDTHS.map((width, i) => (
            <View className={`sk ${i > 0 ? 'mt12' : ''}`} style={{ width, height: i === 0 ? '20px' : '14px' }} key={width} />
          ))}
        </View>
      ))}
    </View>
  );
}
