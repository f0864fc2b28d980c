import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Tap } from './tap';

/** `flush`: rows inside bring their own padding. */
export function Card({ flush, className = '', children }: { flush?: boolean; className?: string; children: ReactNode }) {
  return <View className={`card ${flush ? 'card-0' : ''} ${className}`}>{children}</View>;
}

/** The heading of a section, with a quiet word or a way to more on the right. */
export function Section({ title, aside, onMore }: { title: string; aside?: string; onMore?: () => void }) {
  return (
    <View className="sect">
      <Text>{title}</Text>
      {onMore ? (
        <Tap className="sect-more" onTap={onMore} label={`${title},${aside ?? '全部'}`}>
          <Text>{aside ?? '全部'}</Text>
          <Icon name="caret-right" size="s" />
        </Tap>
      ) : aside ? (
        <Text className="sect-aside num">{aside}</Text>
      ) : null}
    </View>
  );
}

/** A small round point between two facts on one line. */
export function Sep() {
  return <View className="sep" />;
}

/** Facts on one line, those that are empty left out. */
export function Joined({ parts, className = '' }: { parts: readonly (string | null | undefined | false)[]; className?: string }) {
  const shown = parts.filter((part): part is string => Boolean(part));
  return (
    <View className={className}>
      {shown.map((part, i) => (
        <View className="inl" key={part}>
          {i > 0 ? <Sep /> : null}
          <Text>{part}</Text>
        </View>
      ))}
    </View>
  );
}
