import { type Errand, sentenceOf } from 'shared-types/errands';

/** Whom to ask: the service point that answers for it. */
export const pointWords = ({ unit }: Pick<Errand, 'unit'>) => `有事找${unit.name}`;

/** What is read out after the number, sentence by sentence. `now` in milliseconds. */
export const slipWords = (errand: Errand, now: number) => {
  const { title, next } = sentenceOf(errand, now);
  return [title, next, '一分钱不收。'];
};
