import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Read and held against the code; no container is started here, since none can be where these tests run. */
interface Service {
  image?: string;
  build?: { context: string; dockerfile: string; target: string };
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  depends_on?: string[] | Record<string, unknown>;
  stop_grace_period?: string;
  read_only?: boolean;
}

const text = (file: string) => readFileSync(file, 'utf8');
const yaml = text('cloud/compose.yaml');
const { services, volumes } = parse(yaml, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, null> };
const dockerfile = text('cloud/Dockerfile');
const stages = [...dockerfile.matchAll(/^FROM (\S+) AS (\w+)\n([\s\S]*?)(?=^FROM |$(?![\s\S]))/gm)].map(([, from, name, body]) => ({
  from,
  name,
  body: body ?? '',
}));
const stage = (name: string) => stages.find((each) => each.name === name)!;
const known = [...text('cloud/src/config/env.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]*): /gm)].map(([, name]) => name!);
const INSTANCES = ['one', 'two'];

/** What a county writes into `.env`, in the place of the variables. */
const filled = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replace(/\$\{(\w+)[^}]*\}/g, (_, key) => ENV[key] ?? '')]));
const ENV: Record<string, string> = {
  DB_OWNER_PASSWORD: 'k3eF9pXq7LmZ2vWbN8sT',
  DB_APP_PASSWORD: 'h8Rt4yQz1MnB6cVxJ5wL',
  REDIS_PASSWORD: 'p7Ud2kGs9HfA3eTyC6rN',
  DATA_KEYS: `k1:${Buffer.from(Array.from({ length: 32 }, (_, i) => i * 7)).toString('base64')}`,
  SMS_URL: 'https://sms.county.gov.cn/codes',
  SMS_TOKEN: 'w5Xb1nKv8PqZ4mLj',
  PUBLIC_URL: 'https://county.gov.cn',
  TLS_FOLDER: '/etc/ssl/county',
};

describe('the image', () => {
  it('runs Node 24 from packages that were locked, without what builds it, and not as root', () => {
    expect(stages.map(({ name }) => name)).toEqual(['built', 'dependencies', 'keeper', 'service']);
    for (const { from, name } of stages) expect([name, from]).toEqual([name, name === 'keeper' ? 'built' : 'node:24-bookworm-slim']);
    expect(dockerfile).not.toMatch(/npm (install|i) /);
    expect(stage('dependencies').body).toContain('npm ci --omit=dev');
    for (const name of ['service', 'keeper']) expect(stage(name).body).toMatch(/^USER node$/m);
    expect(stage('service').body).not.toMatch(/--from=built \/app\/(node_modules|scripts|tests)/);
    expect(stage('service').body).toMatch(/^COPY --from=built \/app\/cloud cloud$/m);
    expect(stage('service').body).toMatch(/^CMD \["node", "cloud\/bootstrap.js"\]$/m);
    expect(dockerfile).not.toMatch(/PASSWORD|TOKEN|DATA_KEYS|SECRET/);
  });

  it('copies what is there, and leaves out what a build must not see', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, all]) => all!.split(' '));
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
    expect(text('cloud/Dockerfile.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['**/node_modules', '**/dist', '.env', '.git']),
    );
  });

  it('asks /readyz whether it is well', () => {
    expect(stage('service').body).toMatch(/HEALTHCHECK .*\/readyz/);
  });
});

describe('the stack', () => {
  it('names no setting that the service does not read', () => {
    const image = [...stage('service').body.matchAll(/\b([A-Z][A-Z0-9_]*)=/g)].map(([, name]) => name!);
    const named = INSTANCES.flatMap((name) => Object.keys(services[name]!.environment ?? {}));
    expect([...new Set([...image, ...named])].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('gives the service what production asks for', async () => {
    const { readEnv } = await import('../../cloud/src/config/env');
    const image = Object.fromEntries(
      [...stage('service').body.matchAll(/\b([A-Z][A-Z0-9_]*)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
    );
    for (const name of INSTANCES) {
      const given = readEnv({ ...image, ...filled(services[name]!.environment ?? {}) });
      expect(given).toMatchObject({ NODE_ENV: 'production', HTTPS: '1', DEMO: '0', HOST: '0.0.0.0' });
      expect(() => readEnv({ ...image, ...filled({ ...services[name]!.environment, DB_URL: 'mysql://app:app@database/zero' }) })).toThrow(
        'DB_URL',
      );
    }
  });

  it('gives the keeper what its scripts read', () => {
    for (const name of ['migrate', 'backup']) {
      const script =
        text(/scripts\/(\w[\w-]*)\.ts/.exec(services[name]!.command!.join(' '))![0]) +
        text('scripts/backup/account.ts') +
        text('scripts/backup.ts');
      for (const variable of Object.keys(services[name]!.environment ?? {}))
        expect([name, script.includes(variable)]).toEqual([name, true]);
    }
    expect(services.migrate!.environment).toMatchObject({ DB_APP_ACCOUNT: 'app@%' });
    expect(services.backup!.command!.join(' ')).toMatch(/restore-drill\.ts .*backup\.ts/);
  });

  it('runs two instances of one image that may only be reached through the proxy', () => {
    expect(services.one).toEqual(services.two);
    expect(services.one).toMatchObject({ build: { target: 'service' }, read_only: true });
    expect(
      Object.entries(services)
        .filter(([, { ports }]) => ports)
        .map(([name]) => name),
    ).toEqual(['proxy']);
    expect(existsSync(join('cloud', services.one!.build!.context, services.one!.build!.dockerfile))).toBe(true);
    expect(stages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(Object.values(services).flatMap(({ build }) => build?.target ?? [])),
    );
  });

  it('runs a database on which the service would start', () => {
    const { image, command } = services.database!;
    expect(image).toMatch(/^mysql:8\./);
    expect(command).toEqual(
      expect.arrayContaining([
        '--transaction-isolation=READ-COMMITTED',
        '--log-bin-trust-function-creators=1',
        '--default-time-zone=+00:00',
        '--character-set-server=utf8mb4',
      ]),
    );
  });

  it('depends on nothing that is not there', () => {
    const wanted = Object.values(services).flatMap(({ depends_on = [] }) =>
      Array.isArray(depends_on) ? depends_on : Object.keys(depends_on),
    );
    expect(wanted.filter((name) => !services[name])).toEqual([]);
  });

  it('mounts nothing that is not there', () => {
    const sources = Object.values(services).flatMap(({ volumes: mounts = [] }) => mounts.map((mount) => mount.split(':')[0] ?? ''));
    const files = sources.filter((source) => source.startsWith('./'));
    expect(files.filter((file) => !existsSync(join('cloud', file)))).toEqual([]);
    expect([...new Set(sources.filter((source) => /^\w/.test(source)))].sort()).toEqual(Object.keys(volumes).sort());
  });

  it('waits longer for an instance to stop than it may take', () => {
    const drain = Number(/DRAIN_SECONDS=(\d+)/.exec(stage('service').body)?.[1]);
    const farewell = Number(/LONGEST_FAREWELL = ([\d_]+)/.exec(text('cloud/bootstrap.js'))?.[1]?.replaceAll('_', '')) / 1000;
    for (const name of INSTANCES) expect(Number.parseInt(services[name]!.stop_grace_period ?? '0', 10)).toBeGreaterThan(drain + farewell);
  });

  it('has no secret of its own: each stands in .env, is asked for, and is explained', () => {
    const variables = [...yaml.matchAll(/(?<!\$)\$\{(\w+)([^}]*)\}/g)].map(([, name, rest]) => ({ name: name!, rest: rest! }));
    expect(variables.filter(({ name, rest }) => name !== 'VERSION' && rest !== ':?')).toEqual([]);
    const guide = text('.github/DEPLOYMENT.md');
    expect(variables.filter(({ name }) => !guide.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  it('has a proxy that shares out, replaces what a caller says of its address, and outwaits the beat of a line', () => {
    const proxy = text('cloud/nginx.conf');
    for (const name of INSTANCES) expect(proxy).toContain(`server ${name}:7001`);
    expect(proxy).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
    expect(proxy).toContain('proxy_set_header Upgrade $http_upgrade;');
    expect(Number(/proxy_read_timeout (\d+)s/.exec(proxy)?.[1])).toBeGreaterThan(30);
  });
});
