import type { Mode } from '../catalogue';

interface ItemModes {
  modes: readonly Mode[];
  attend: 'no' | 'part' | 'yes';
  attendNote: string | null;
}

/** Why an item cannot be done this way, in words a person understands; null: it can. Without an item only what needs no authority is open. */
export function modeObjection(item: ItemModes | null, mode: Mode): string | null {
  if (item === null) return mode === 'act' ? '先说清办哪件事,才能替您去办' : null;
  if (mode === 'act' && item.attend === 'yes') return '这件事要本人到场,可以选上门或帮办';
  if (item.modes.includes(mode)) return null;
  if (mode === 'visit') return '这件事不用上门,可以选代办或帮办';
  return mode === 'act' ? `这件事不能代办${item.attendNote ? `,${item.attendNote}` : ''}` : '这件事不提供帮办';
}
