import { narrow } from '../kernel/number';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0(10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/;

/** Whether somebody answers at these digits: a mainland mobile, or a landline with its area code. */
export const isTelephone = (digits: string) => MOBILE.test(digits) || LANDLINE.test(digits);

/** The digits of a telephone number as somebody wrote it: 0472-870 0000 is 04728700000. */
export const readTelephone = (typed: string) => narrow(typed).replace(/[()()]/g, '');
