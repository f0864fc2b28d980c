import { api } from 'shared-types/api';
import type { Route } from 'shared-types/kernel/contract';
import { openBrowser } from '../kit/browser';
import { startProcess } from '../kit/process';

it('the pages of the interface show every route, without the internet and without a complaint of the browser', async () => {
  const [service, browser] = await Promise.all([startProcess({ DOCS: '1' }), openBrowser()]);
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
  for (const room of Object.keys(api)) await page.locator(`#operations-tag-${room}`).click();
  const shown = await page.locator('.opblock').count();
  expect(shown).toBe(Object.values(api).flatMap((room) => Object.values(room) as Route[]).length);
  await page.getByText('Whether the service and its engine are well').click();
  await page.getByText('Try it out').click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.getByText('"deadlines": {').first().waitFor();
  expect(complaints).toEqual([]);
  expect(elsewhere.filter((url) => !url.startsWith('data:'))).toEqual([]);
  await browser.close();
  await service.stop();
}, 60_000);
