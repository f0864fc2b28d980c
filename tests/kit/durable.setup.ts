import { openDurable } from './durable';

/** Before the faults: a database that keeps what it has committed, and may be killed. Every test of the stage reads it from the environment. */
export default async function setUp(_: unknown, { displayName }: { displayName: { name: string } }) {
  const durable = await openDurable(displayName.name);
  process.env.DB_URL = durable.appUrl;
  process.env.DB_OWNER_URL = durable.ownerUrl;
  Object.assign(globalThis, { durable });
}
