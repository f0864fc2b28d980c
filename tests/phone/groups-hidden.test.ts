import { Talk, type TalkNeeds } from '../../miniapp/src/groups/talk/talk.model';
import { Unknown } from '../../miniapp/src/kernel/refusal';
import { changeOf, pageOf, saidBy } from '../kit/entries';

describe('a matter the group sees no more', () => {
  const card = (words: string) => ({ ticketId: '9', number: '5208-3317', state: 'taken' as const, words, mine: true });
  const hidden = (seq: number) => changeOf(seq, { target: 1, what: 'matter', matter: null });
  /** A phone that knows two sayings of somebody else, the first a matter; what the service says of it to this phone. */
  async function reading(me: string | null) {
    const phone = { asked: 0, cut: false, words: '待受理' };
    const seen = () => pageOf([saidBy('1', 1, { matter: me === '7' ? null : card(phone.words) }), saidBy('2', 2)]);
    const page: TalkNeeds['page'] = async ({ after, around }) => {
      if (phone.cut) throw new Unknown();
      phone.asked += around ? 1 : 0;
      return after === undefined ? seen() : pageOf([], { lastSeq: after });
    };
    const talk = new Talk({ me, load: () => null, save: () => {}, onChange: () => {}, page });
    await talk.open();
    return { talk, phone, words: () => talk.log.rows[0]?.matter?.words };
  }

  it.each([null, '1'])('moves on for those who may still see it, and after a cut (%s)', async (me) => {
    const { talk, phone, words } = await reading(me);
    phone.words = '待受理 · 群里不显示';
    talk.receive([hidden(3)]);
    await talk.open();
    expect(words()).toBe('待受理 · 群里不显示');
    phone.words = '办理中 · 群里不显示';
    phone.cut = true;
    talk.receive([hidden(4)]);
    await talk.open();
    expect([words(), talk.problem]).toEqual(['待受理 · 群里不显示', expect.any(Unknown)]);
    phone.cut = false;
    await talk.open();
    expect(words()).toBe('办理中 · 群里不显示');
  });

  it('is asked for by nobody else', async () => {
    const { talk, phone } = await reading('7');
    talk.receive([hidden(3)]);
    await talk.open();
    expect(phone.asked).toBe(0);
  });
});
