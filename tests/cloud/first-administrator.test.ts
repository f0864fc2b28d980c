import { firstAdministratorCode } from '../../scripts/first-administrator';
import { type County, openCounty } from '../kit/county';
import { until } from '../kit/line';
import { startProcess } from '../kit/process';
import { headersOf } from '../kit/sessions';

let county: County;
beforeEach(async () => {
  county = await openCounty({ ...(county && { service: county.service }) });
});
afterAll(() => county.close());

const url = process.env.DB_URL ?? '';
const administrators = () =>
  county.database.query<{ id: string; person_id: string }>(
    "SELECT id, person_id FROM post WHERE region = ? AND role = 'administrator' AND ended_at IS NULL",
    [county.region],
  );

describe('the first administrator of a county', () => {
  it('is whoever is signed in and has the code of the operator; asked again, the same', async () => {
    const person = await county.resident();
    const hers = await county.as(person);
    const code = await firstAdministratorCode(url, county.region);
    expect(code).toMatch(/^([2-9A-Z]{4}-){5}[2-9A-Z]{4}$/);
    const { me, postId } = await hers.staff.becomeFirst({ code: code.toLowerCase() });
    expect(me.posts).toEqual([expect.objectContaining({ id: postId, role: 'administrator', unitId: county.units.centre })]);
    expect((await hers.staff.becomeFirst({ code })).postId).toBe(postId);
    const headers = await headersOf(county, { ...person, postId });
    expect((await county.service.raw('/staff?role=administrator', { headers })).status).toBe(200);
    expect(await administrators()).toHaveLength(1);
  });

  it('is one, also when two type the code at the same moment', async () => {
    const code = await firstAdministratorCode(url, county.region);
    const two = [await county.as(await county.resident()), await county.as(await county.resident())];
    const became = await Promise.allSettled(two.map((each) => each.staff.becomeFirst({ code })));
    expect(became.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await administrators()).toHaveLength(1);
  });

  it('needs the code as it was given, within its day, and only the last one', async () => {
    const hers = await county.as(await county.resident());
    const WRONG = { status: 422, code: 'FIRST_CODE_WRONG' };
    await expect(hers.staff.becomeFirst({ code: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF' })).rejects.toMatchObject(WRONG);
    await expect(hers.staff.becomeFirst({ code: '123' })).rejects.toMatchObject({ status: 422, code: 'INVALID_INPUT' });
    const earlier = await firstAdministratorCode(url, county.region);
    const code = await firstAdministratorCode(url, county.region);
    await expect(hers.staff.becomeFirst({ code: earlier })).rejects.toMatchObject(WRONG);
    await county.database.run('UPDATE first_administrator SET expires_at = ? WHERE region = ?', [new Date(0), county.region]);
    await expect(hers.staff.becomeFirst({ code })).rejects.toMatchObject(WRONG);
    await expect(county.visitor().staff.becomeFirst({ code })).rejects.toMatchObject({ status: 401 });
    const [row] = await county.database.query<object>('SELECT * FROM first_administrator WHERE region = ?', [county.region]);
    expect(Object.values(row!).map(String).join(' ')).not.toContain(code);
  });

  it('is not needed where there is one, and guesses are few', async () => {
    const code = await firstAdministratorCode(url, county.region);
    await county.administrator();
    const hers = await county.as(await county.resident());
    await expect(hers.staff.becomeFirst({ code })).rejects.toMatchObject({ status: 409, code: 'ADMINISTRATOR_THERE' });
    await expect(firstAdministratorCode(url, county.region)).rejects.toThrow(/has an administrator/);
    await expect(firstAdministratorCode(url, '000001')).rejects.toThrow(/no service centre/);
    const guesses = await Promise.allSettled(
      Array.from({ length: 11 }, () => hers.staff.becomeFirst({ code: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF' })),
    );
    expect(guesses.at(-1)).toMatchObject({ reason: { status: 429 } });
  });
});

describe('a service that starts where nobody administers', () => {
  const CODE = /([2-9A-Z]{4}-){5}[2-9A-Z]{4}/;
  const OWN = { DEMO: '0' };
  /** What these processes said of this county, each time. */
  const said = (processes: readonly { printed: () => string }[]) =>
    processes.flatMap((one) =>
      one
        .printed()
        .split('\nCounty ')
        .filter((part) => part.startsWith(county.region)),
    );
  const start = async (instances: number, env: Record<string, string> = OWN) => {
    const processes = await Promise.all(Array.from({ length: instances }, () => startProcess(env)));
    // Every county of the database is looked at before that: other tests leave many.
    const ready = (one: (typeof processes)[number]) =>
      until(() => one.printed().includes('"ready"') || undefined, 'a service to be ready', 40_000);
    await Promise.all(processes.map(ready));
    await Promise.all(processes.map((one) => one.stop()));
    return processes;
  };

  it('prints one code for the county, though two start at once; it works, and past the log', async () => {
    const processes = await start(2);
    const [words, ...more] = said(processes);
    expect(more).toEqual([]);
    const code = CODE.exec(words ?? '')?.[0] ?? '';
    expect(words).toMatch(/has no administrator yet.*Good for a day and for one person/s);
    const logged = processes.flatMap((one) => one.printed().split('\n')).filter((line) => line.startsWith('{'));
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('\n')).not.toContain(code);
    const { me } = await (await county.as(await county.resident())).staff.becomeFirst({ code });
    expect(me.posts).toEqual([expect.objectContaining({ role: 'administrator' })]);
    expect(said(await start(1))).toEqual([]);
  }, 60_000);

  it('says nothing while a code stands, and makes another once it is over', async () => {
    const standing = await firstAdministratorCode(url, county.region);
    expect(said(await start(1))).toEqual([]);
    await county.database.run('UPDATE first_administrator SET expires_at = ? WHERE region = ?', [new Date(0), county.region]);
    const [words] = said(await start(1));
    const code = CODE.exec(words ?? '')?.[0] ?? '';
    expect(code).not.toBe(standing);
    await (await county.as(await county.resident())).staff.becomeFirst({ code });
  }, 60_000);

  it('says nothing of the counties of the demo, which have their people', async () => {
    expect(said(await start(1, { DEMO: '1' }))).toEqual([]);
  }, 60_000);
});
