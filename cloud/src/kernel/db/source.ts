import { isAbsolute } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { SnakeNaming } from './naming';
import { driver } from './pool';

/** Where the database is, by mysql2's reading of the URL; TypeORM alone would drop `socketPath`. */
export function connectionOf(url: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const socketPath = searchParams.get('socketPath') ?? undefined;
  if (socketPath && !isAbsolute(socketPath)) throw new Error('DB_URL: socketPath must be absolute');
  return {
    host: hostname,
    port: Number(port || 3306),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
    ...(socketPath && { socketPath }),
  };
}

/** UTC everywhere, ids as strings, days as days; a lookup by `undefined` throws instead of finding the first row. */
export const sourceOptions = (url: string, pool: number, entities: unknown[]) =>
  ({
    type: 'mysql',
    connectorPackage: 'mysql2',
    driver,
    ...connectionOf(url),
    entities,
    synchronize: false,
    // TypeORM's own error log quotes the statement with its parameters, which are people's.
    logging: false,
    timezone: 'Z',
    dateStrings: ['DATE'],
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: true,
    namingStrategy: new SnakeNaming(),
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    poolSize: pool,
    connectTimeout: 2_000,
    extra: { socketPath: connectionOf(url).socketPath, connectionLimit: pool, idleTimeout: 60_000, maxIdle: 4, enableKeepAlive: true },
  }) as unknown as DataSourceOptions;
