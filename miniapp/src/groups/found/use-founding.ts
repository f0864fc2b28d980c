import type { Founding } from 'shared-types/groups';
import { say } from '../../kernel/platform';
import { touch, useAct } from '../../kernel/query';
import { own } from '../api';

type Part = Founding['staff'][number]['part'] | 'none';
export type Settled = Pick<Founding, 'about' | 'document' | 'documentOn' | 'cap' | 'historyDays'>;
/** What an administrator wants of a group. */
export type Wish =
  | ({ what: 'settle' } & Settled)
  | { what: 'lead'; unitId: string }
  | { what: 'sit'; unitIds: string[] }
  | { what: 'appoint'; postId: string; part: Part }
  | { what: 'archive'; archived: boolean };
/** What was decided, upon which version, and why. */
export type Asked = Wish & { id: string; version: number; why: string };

const bare = <T extends Asked>({ what: _, ...asked }: T) => asked;

function carried(asked: Asked, once: string): Promise<Founding> {
  const { foundings } = own;
  switch (asked.what) {
    case 'settle':
      return foundings.settle(bare(asked), once);
    case 'lead':
      return foundings.lead(bare(asked), once);
    case 'sit':
      return foundings.sit(bare(asked), once);
    case 'appoint':
      return foundings.appoint(bare(asked), once);
    case 'archive':
      return foundings.archive(bare(asked), once);
  }
}

/** Carries one wish out, and shows the group as it is then, also where somebody else was faster. */
export const useFounding = (onDone: () => void) =>
  useAct(carried, {
    touches: ['group'],
    onDone: () => {
      say('改好了');
      onDone();
    },
    onRefused: () => {
      touch('group');
      return false;
    },
  });
