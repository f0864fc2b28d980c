import { createReadStream, createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { run } from './command';
import { type Pinned, unpackPinned } from './pinned';

const PACKAGES = join('.local', 'packages');
/** The last one that asks for no newer Node than we do. */
const BROWSER: Pinned = {
  spec: '@sparticuz/chromium@143.0.4',
  integrity: 'sha512-/6I7uQTRhRDD2/gGPQ1Gkf+Dqk0RYDACPJDZfSzz0OWk4JmUTonNHPXbrn6UIklOHlnDLf8xAAzkOZKB/cJpLA==',
  files: ['bin/chromium.br', 'bin/al2023.tar.br'],
};
const FONT: Pinned = {
  spec: '@expo-google-fonts/noto-sans-sc@0.4.3',
  integrity: 'sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==',
  files: ['400Regular', '700Bold'],
};

/** Whether a package of npm carries a browser for this machine. */
export const canCarryBrowser = () => process.platform === 'linux' && process.arch === 'x64';

/** The path that runs a browser, `found` or one carried by a package of npm, with a Chinese font of another one: nothing of the system is touched. Only where `canCarryBrowser()`. */
export async function carriedBrowser(found?: string): Promise<string> {
  const font = await unpackPinned(FONT, join(PACKAGES, 'font'), writeFontSettings);
  const home = found ? null : await unpackPinned(BROWSER, join(PACKAGES, 'chromium'), expand);
  const starter = resolve(PACKAGES, found ? 'chromium-with-font' : 'chromium-carried');
  mkdirSync(join(PACKAGES, 'tmp'), { recursive: true });
  writeFileSync(starter, starterOf(found ?? join(home ?? '', 'chromium'), font, home), { mode: 0o755 });
  return starter;
}

async function expand(folder: string): Promise<void> {
  const bin = join(folder, 'bin');
  await decompress(join(bin, 'chromium.br'), join(folder, 'chromium'), 0o755);
  await decompress(join(bin, 'al2023.tar.br'), join(bin, 'libraries.tar'), 0o644);
  await run('tar', ['-xf', join(bin, 'libraries.tar'), '-C', folder]);
  rmSync(bin, { recursive: true });
}

const decompress = (from: string, to: string, mode: number) =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));

/** The folder is named as it will be, not as it is while it is being made. */
async function writeFontSettings(fresh: string): Promise<void> {
  const folder = fresh.replace(/\.new$/, '');
  const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`;
  writeFileSync(join(fresh, 'fonts.conf'), settings);
}

const starterOf = (program: string, font: string, libraries: string | null) => `#!/bin/sh
export FONTCONFIG_FILE="${font}/fonts.conf" TMPDIR="${resolve(PACKAGES, 'tmp')}"
${libraries ? `export LD_LIBRARY_PATH="${libraries}/lib:$LD_LIBRARY_PATH"` : ''}
exec "${program}" --disable-dev-shm-usage "$@"
`;
