import { MODE_WORDS, type Mode } from 'shared-types/catalogue';
import { RELATION_WORDS } from 'shared-types/errands';
import type { IconName } from '../../kernel/ui/icon';
import type { PlaceKind, RequestDraft } from './use-request';

export const STEPS = ['办什么', '时间地点', '看一眼'] as const;

const ICONS: Readonly<Record<string, IconName>> = {
  社会保险: 'identification-card-duotone',
  医疗卫生: 'first-aid-kit-duotone',
  劳动就业: 'briefcase',
  残疾人服务: 'wheelchair-duotone',
  养老服务: 'hand-coins-duotone',
  住房与农业: 'house-line-duotone',
  社会救助: 'hand-heart-duotone',
  市场主体: 'storefront-duotone',
  退役军人: 'shield-check-duotone',
};
/** An icon for a category of the catalogue; a sheet of paper for one nobody has drawn. */
export const iconOf = (category: string): IconName => ICONS[category] ?? 'file-text-duotone';

/** 可上门 · 可代办, the dearest first. */
export const modesWords = (modes: readonly Mode[]) =>
  modes.includes('visit') ? '可上门' : modes.includes('act') ? '可代办' : `可${MODE_WORDS.assist.name}`;

export const WHERE_HINT: Record<PlaceKind, string> = {
  home: '比如:幸福大院 3 排 2 户,蓝色大门',
  hospital: '比如:区医院骨科 12 床',
  elsewhere: '比如:镇上老年公寓 203',
};

export const whoWords = ({ relation, name, forName, age }: RequestDraft) => {
  const who = relation === 'self' ? `自己,${name}` : `${RELATION_WORDS[relation]},${forName}`;
  return age ? `${who},${age} 岁` : who;
};
