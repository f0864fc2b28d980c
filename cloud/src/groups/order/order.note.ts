import { sha256 } from '../../kernel/crypto';
import type { Draft } from '../append.rows';
import type { GroupOf } from '../group.rows';

interface Wanted {
  slowSeconds: number;
  staffOnly: boolean;
  why: string;
}

const spanWords = (seconds: number) => (seconds % 60 === 0 ? `${seconds / 60} 分钟` : `${seconds} 秒`);
const slowWords = (seconds: number) => (seconds > 0 ? `每人 ${spanWords(seconds)}说一次` : '说话不限快慢了');
const staffWords = (staffOnly: boolean) => (staffOnly ? '只由工作人员说话,您有事可以直接提诉求' : '大家又都能说话了');

/** What the group says by itself when its order changes: everybody reads what is new and why. */
export function orderNote({ id, slowSeconds, staffOnly }: GroupOf, wanted: Wanted, actId: string): Draft {
  const news = [
    wanted.staffOnly === staffOnly ? null : staffWords(wanted.staffOnly),
    wanted.slowSeconds === slowSeconds ? null : slowWords(wanted.slowSeconds),
  ];
  const text = `从现在起,${news.filter(Boolean).join(',')}。原因:${wanted.why}`;
  return {
    ...{ groupId: id, kind: 'note', state: 'shown', clientId: `order-${actId}`, digest: sha256(text) },
    ...{ senderId: null, postId: null, firmId: null, text, body: null },
    ...{ replySeq: null, targetSeq: null, people: [], units: [] },
  };
}
