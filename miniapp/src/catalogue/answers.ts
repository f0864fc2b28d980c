import { ATTEND_WORDS, type ItemGuide } from 'shared-types/catalogue';
import type { IconName } from '../kernel/ui/icon';

const UNSAID = '县里还没写,以县里公布为准';

interface Answer {
  icon: IconName;
  question: string;
  answer: string;
  note: string | null;
}

/** What people ask about every item, in the order they ask it; what to bring stands apart. */
export const answersOf = (item: ItemGuide): Answer[] => [
  { icon: 'user-circle-duotone', question: '谁能办', answer: item.whoMayApply ?? UNSAID, note: null },
  {
    icon: 'path-duotone',
    question: '怎么办',
    answer: item.howToApply ?? UNSAID,
    note: `${ATTEND_WORDS[item.attend]}${item.attendNote ? `:${item.attendNote}` : ''}`,
  },
  {
    icon: 'calendar-check-duotone',
    question: '多久办好',
    answer: item.howLong,
    note: item.applyWithin ? `要在${item.applyWithin}提出` : null,
  },
];
