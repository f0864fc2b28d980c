import { Outbox, type Queued } from '../../miniapp/src/kernel/outbox.core';
import { ApiError, Unknown } from '../../miniapp/src/kernel/refusal';

type Outcome = 'ok' | 'cut' | 'refused';

/** A phone with a storage that outlives the app, and a service that answers each title as told. */
function phone(outcomes: Record<string, Outcome[]> = {}) {
  const disk: { acts: Queued[] } = { acts: [] };
  const done: { title: string; once: string }[] = [];
  let who = 'wang:post';
  const open = () =>
    new Outbox({
      load: () => structuredClone(disk.acts),
      save: (acts) => {
        disk.acts = structuredClone(acts);
      },
      perform: async ({ title, once }) => {
        const outcome = outcomes[title]?.shift() ?? 'ok';
        if (outcome === 'cut') throw new Unknown();
        if (outcome === 'refused') throw new ApiError(409, 'MATTER_MOVED_ON', '这件事刚刚已经变为「已撤回」');
        done.push({ title, once });
      },
      who: () => who,
      onSent: () => {},
      holds: ({ call }) => call !== 'messages.say',
    });
  const become = (next: string) => {
    who = next;
  };
  return { open, done, disk, become };
}

const act = (title: string, subject = 'errand/1') => ({
  title,
  subject,
  call: 'visits.arrive',
  args: { id: '1', epoch: 1 },
  who: 'wang:post',
});
const titles = (done: { title: string }[]) => done.map(({ title }) => title);

describe('the outbox', () => {
  it('sends at once where there is a network', async () => {
    const { open, done, disk } = phone();
    await expect(open().add(act('到了'))).resolves.toMatchObject({ state: 'sent' });
    expect(titles(done)).toEqual(['到了']);
    expect(disk.acts).toEqual([]);
  });

  it('keeps an act through a killed app and sends it under its first key', async () => {
    const { open, done, disk } = phone({ 到了: ['cut'] });
    await expect(open().add(act('到了'))).resolves.toMatchObject({ state: 'queued' });
    const key = disk.acts[0]?.once;
    await open().flush();
    expect(done).toEqual([{ title: '到了', once: key }]);
  });

  it('keeps the order of one matter and lets another one pass', async () => {
    const { open, done } = phone({ 出发: ['cut', 'cut', 'cut'] });
    const outbox = open();
    await outbox.add(act('出发'));
    await outbox.add(act('到了'));
    await outbox.add(act('别家', 'errand/2'));
    expect(titles(done)).toEqual(['别家']);
    await outbox.flush();
    expect(titles(done)).toEqual(['别家', '出发', '到了']);
  });

  it('keeps both texts of a conflict and holds what came after it', async () => {
    const { open, done } = phone({ 到了: ['refused'] });
    const outbox = open();
    await expect(outbox.add(act('到了'))).resolves.toMatchObject({
      state: 'conflict',
      title: '到了',
      problem: '这件事刚刚已经变为「已撤回」',
    });
    await outbox.add(act('办完'));
    expect(done).toEqual([]);
    expect(outbox.list().map(({ state }) => state)).toEqual(['conflict', 'queued']);
  });

  it('lets the next words of a talk go where one was refused, in their order', async () => {
    const { open, done } = phone({ 骂人: ['refused'], 二: ['cut'] });
    const outbox = open();
    const say = (title: string) => outbox.add({ ...act(title, 'group/1'), call: 'messages.say' });
    await say('一');
    await say('骂人');
    await say('二');
    await say('三');
    expect(titles(done)).toEqual(['一', '二', '三']);
    expect(outbox.list().map(({ title, state }) => [title, state])).toEqual([['骂人', 'conflict']]);
    expect(outbox.waits()).toBe(false);
  });

  it('goes on once a conflict is given up', async () => {
    const { open, done } = phone({ 到了: ['refused'] });
    const outbox = open();
    const { id } = await outbox.add(act('到了'));
    await outbox.add(act('办完'));
    await outbox.discard(id);
    expect(titles(done)).toEqual(['办完']);
    expect(outbox.list()).toEqual([]);
  });

  it('tries a conflict again as a new act', async () => {
    const { open, done, disk } = phone({ 到了: ['refused'] });
    const outbox = open();
    const { id } = await outbox.add(act('到了'));
    const refused = disk.acts[0]?.once;
    await outbox.retry(id);
    expect(titles(done)).toEqual(['到了']);
    expect(done[0]?.once).not.toBe(refused);
  });

  it('never sends in the name of somebody else', async () => {
    const { open, done, become } = phone({ 到了: ['cut'] });
    await open().add(act('到了'));
    become('li:post');
    const outbox = open();
    await outbox.flush();
    expect(done).toEqual([]);
    become('wang:post');
    await outbox.flush();
    expect(titles(done)).toEqual(['到了']);
  });

  it('tells whoever watches', async () => {
    const { open } = phone({ 到了: ['cut'] });
    const outbox = open();
    let seen = -1;
    outbox.watch(() => {
      seen = outbox.list().length;
    });
    await outbox.add(act('到了'));
    expect(seen).toBe(1);
  });
});
