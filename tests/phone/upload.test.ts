import { carried } from '../../miniapp/src/kernel/upload.core';

const card = { id: '7', kind: 'image', type: 'image/jpeg', name: null, bytes: 9, width: 3, height: 4, seconds: null };
const ok = { status: 200, text: JSON.stringify(card) };
const no = (status: number, code: string) => ({ status, text: JSON.stringify({ code, message: '不行', requestId: 'r' }) });
/** Answers in order; null: none comes. */
const answering = (...answers: ({ status: number; text: string } | null)[]) => {
  const carry = jest.fn(async () => {
    const answer = answers.shift();
    if (!answer) throw new Error('cut');
    return answer;
  });
  return { carry, result: carried(carry, async () => undefined) };
};

describe('sending a file from a phone', () => {
  it('goes on while no answer comes or the service is busy, and is then one card', async () => {
    const { carry, result } = answering(null, no(503, 'UNAVAILABLE'), ok);
    await expect(result).resolves.toEqual(card);
    expect(carry).toHaveBeenCalledTimes(3);
  });

  it('ends with a refusal at once, in its own words', async () => {
    const { carry, result } = answering(no(415, 'FILE_TYPE'), ok);
    await expect(result).rejects.toMatchObject({ status: 415, code: 'FILE_TYPE', message: '不行' });
    expect(carry).toHaveBeenCalledTimes(1);
  });

  it('says that nobody knows where three times nothing came, and says no where three times nothing fitted', async () => {
    await expect(answering(null, null, null).result).rejects.toMatchObject({ name: 'Unknown' });
    await expect(answering(...[1, 2, 3].map(() => no(503, 'NO_ROOM'))).result).rejects.toMatchObject({ code: 'NO_ROOM' });
    await expect(answering({ status: 200, text: '<html>' }).result).rejects.toMatchObject({ name: 'ApiError' });
  });
});
