import { View } from '@tarojs/components';
import { isWeapp } from '../kernel/platform';

/** The name of a tab, where the browser has no navigation bar to carry it. */
export const Heading = ({ words }: { words: string }) => (isWeapp ? null : <View className="t-1 mt8">{words}</View>);
