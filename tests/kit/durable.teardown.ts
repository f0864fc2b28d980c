/** Ends the database of the faults. */
export default async function tearDown() {
  await (globalThis as unknown as { durable: { stop(): Promise<void> } }).durable.stop();
}
