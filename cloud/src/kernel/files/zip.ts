const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
/** Parts a package of Office may have, and bytes it may unpack to on the desk of whoever opens it. */
const PARTS = 5_000;
const UNPACKED = 300 * 1024 * 1024;

/** The names in a ZIP by its own list, nothing unpacked; null where list and file do not fit together, or it would burst. */
export function entriesOf(bytes: Buffer): string[] | null {
  const list = listOf(bytes);
  if (!list) return null;
  const names: string[] = [];
  let [at, unpacked] = [list.from, 0];
  for (let left = list.count; left > 0; left--) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    unpacked += bytes.readUInt32LE(at + 24);
    const name = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name));
    at += ENTRY_BYTES + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return unpacked > UNPACKED || at > list.end ? null : names;
}

/** Where the list begins and how long it is. Nothing may come after the end but the comment it announces. */
function listOf(bytes: Buffer) {
  for (let at = bytes.length - END_BYTES; at >= 0 && at >= bytes.length - END_BYTES - 0xffff; at--) {
    if (bytes.readUInt32LE(at) !== END || at + END_BYTES + bytes.readUInt16LE(at + 20) !== bytes.length) continue;
    const [count, from] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)];
    return count > 0 && count <= PARTS && from < at ? { count, from, end: at } : null;
  }
  return null;
}
