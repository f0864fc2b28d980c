import type { ItemStands } from 'shared-types/catalogue';

/** A new item before anybody has said anything about it. */
export const BLANK: ItemStands = {
  category: '',
  name: '',
  plainName: '',
  alsoCalled: [],
  kind: 'committed',
  limitValue: 5,
  limitUnit: 'working_day',
  limitNote: null,
  applyWithin: null,
  modes: ['assist'],
  attend: 'no',
  attendNote: null,
  whoMayApply: '',
  howToApply: '',
  materials: [],
  source: '县里公布',
  hidden: false,
};
