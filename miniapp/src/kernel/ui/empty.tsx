import { View } from '@tarojs/components';
import { Button } from './button';
import { Icon, type IconName } from './icon';

interface EmptyProps {
  icon?: IconName;
  title: string;
  note?: string;
  action?: string;
  onAction?: () => void;
}

/** Nothing here yet, or nothing came: a sentence and the next step. */
export function Empty({ icon = 'tray-duotone', title, note, action, onAction }: EmptyProps) {
  return (
    <View className="empty">
      <View className="empty-p">
        <Icon name={icon} size="xl" />
      </View>
      <View className="t-3">{title}</View>
      {note ? <View className="t-sub c-2 mt4">{note}</View> : null}
      {action && onAction ? (
        <Button kind="soft" className="mt16" onTap={onAction}>
          {action}
        </Button>
      ) : null}
    </View>
  );
}

/** Something could not be fetched: what to read and the way to try again. */
export function Failed({ words, onRetry }: { words: string; onRetry: () => void }) {
  return <Empty icon="wifi-slash-duotone" title={words} action="再试一次" onAction={onRetry} />;
}
