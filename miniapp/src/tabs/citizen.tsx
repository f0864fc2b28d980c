import { Voices } from '../directory/directory.card';
import { Entries } from './entries';

export function Citizen() {
  return (
    <>
      <Entries />
      <Voices />
    </>
  );
}
