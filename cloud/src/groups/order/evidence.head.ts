import { timeValue } from 'shared-types/notices';
import { csvHead, csvLine } from '../../kernel/sheet/written';

/** To whom a table was handed, when and what for. */
export interface Handed {
  name: string;
  /** Unit and duty. */
  post: string;
  phone: string | null;
  group: string;
  at: Date;
  why: string;
}

/** The first lines of a table that leaves the house: whoever finds a copy reads whose it is. The chain of digests begins below them. */
export const handedTo = ({ name, post, phone, group, at, why }: Handed): string =>
  [
    csvHead(['导出人', [name, post, phone && `手机尾号 ${phone.slice(-4)}`].filter(Boolean).join(' ')]),
    csvLine(['导出时间', timeValue(at.toISOString())]),
    csvLine(['用途', why]),
    csvLine(['交流群', group]),
    csvLine(['说明', '只给上面的人办上面的事用;要给别人,请另外导出一份']),
    csvLine([]),
  ].join('');
