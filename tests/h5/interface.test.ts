import { api } from 'shared-types/api';
import { openBrowser } from '../kit/browser/browser';
import { startProcess } from '../kit/process';

let service: Awaited<ReturnType<typeof startProcess>>;
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  [service, browser] = await Promise.all([startProcess({ DOCS: '1' }), openBrowser()]);
}, 60_000);
// Whatever becomes of the test: a process left behind keeps everything waiting.
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

it('the pages of the interface show every route, without the internet and without a complaint of the browser', async () => {
  const { page, context, complaints } = await browser.visit({ url: service.url, desk: true });
  const elsewhere: string[] = [];
  await context.route(
    (url) => url.origin !== service.url,
    (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    },
  );
  const answer = await page.goto(`${service.url}/api/docs`);
  expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self';/);
  await page.getByText('Zero Distance').first().waitFor();
  for (const room of Object.keys(api)) await page.locator(`#operations-tag-${room}`).waitFor();
  // Unfolded by the dozen it is as heavy as nobody makes it: some of them, and the rest by what they are drawn from.
  for (const room of ['errands', 'groups', 'system'] as const) {
    await page.locator(`#operations-tag-${room}`).click();
    await page
      .locator(`[id^="operations-${room}-"]`)
      .nth(Object.keys(api[room]).length - 1)
      .waitFor();
  }
  await page.getByText('Whether the service and its engine are well').click();
  await page.getByText('Try it out').click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.getByText('"deadlines": {').first().waitFor();
  expect(complaints).toEqual([]);
  expect(elsewhere.filter((url) => !url.startsWith('data:'))).toEqual([]);
}, 60_000);
