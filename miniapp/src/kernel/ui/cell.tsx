import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { Tap } from './tap';

export function Cells({ className = '', children }: { className?: string; children: ReactNode }) {
  return <View className={`cells ${className}`}>{children}</View>;
}

interface CellProps {
  title: ReactNode;
  note?: ReactNode;
  value?: ReactNode;
  /** What stands before the words: an icon, a tile, an avatar. */
  lead?: ReactNode;
  /** What stands after them; an arrow where the row leads somewhere. */
  tail?: ReactNode;
  strong?: boolean;
  label?: string;
  onTap?: () => void;
}

function Inside({ title, note, value, lead, tail, strong, onTap }: CellProps) {
  return (
    <>
      {lead}
      <View className={`grow cellx ${lead ? 'ml12' : ''}`}>
        <View className={`cell-t ${strong ? 'b' : ''}`}>{title}</View>
        {note ? <View className="cell-d">{note}</View> : null}
      </View>
      {value ? <View className="cell-v">{value}</View> : null}
      {tail ?? (onTap ? <Icon name="caret-right" className="cell-c" /> : null)}
    </>
  );
}

export function Cell(props: CellProps) {
  const { onTap, label } = props;
  if (!onTap)
    return (
      <View className="cell">
        <Inside {...props} />
      </View>
    );
  return (
    <Tap className="cell" hover="cell-hover" onTap={onTap} {...(label && { label })}>
      <Inside {...props} />
    </Tap>
  );
}

interface FactRowProps {
  name: string;
  value: ReactNode;
  note?: ReactNode;
  onEdit?: () => void;
}

/** A name and its value, with a way to change it. */
export function FactRow({ name, value, note, onEdit }: FactRowProps) {
  return (
    <View className="fr">
      <Text className="fr-k">{name}</Text>
      <View className="fr-v">
        <View className="b">{value}</View>
        {note ? <View className="t-sub c-2 mt2">{note}</View> : null}
      </View>
      {onEdit ? (
        <Tap className="link fr-e" label={`改${name}`} onTap={onEdit}>
          <Text>改</Text>
        </Tap>
      ) : null}
    </View>
  );
}
