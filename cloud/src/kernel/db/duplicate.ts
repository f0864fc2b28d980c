import { errnoOf } from '../log';

const DUPLICATE = 1062;
/** Whether the database has refused a row because there is one of that key: somebody else was faster. */
export const isDuplicate = (error: unknown) => errnoOf(error) === DUPLICATE;
