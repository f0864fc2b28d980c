import type { Caller, Intake, Request } from 'shared-types/errands';
import type { County } from './county';

/** What a person of 缸房地 asks for herself, at home, whenever it suits; only what a test is about is written in the test. */
export const aRequest = (county: Pick<County, 'places'>, over: Partial<Request> = {}): Request => ({
  item: 'YL01',
  words: null,
  mode: 'visit',
  place: { kind: 'home', division: county.places.village, text: '幸福大院 3 排 2 户' },
  wish: { day: null, part: 'any' },
  name: '云桂兰',
  beneficiary: { relation: 'self', name: '云桂兰', birthYear: 1954, note: null },
  urgent: null,
  ...over,
});

/** What somebody asks for by telephone: the same as she would ask for herself. */
export const anIntake = (county: Pick<County, 'places'>, caller: Caller, over: Partial<Intake> = {}): Intake => {
  const { name: _, ...asked } = aRequest(county);
  return { ...asked, beneficiary: { ...asked.beneficiary, name: caller.name }, caller, ...over };
};
