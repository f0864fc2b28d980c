/** Ends the browser of the stage. */
export default async function tearDown() {
  await (globalThis as unknown as { browser: { close(): Promise<void> } }).browser.close();
}
