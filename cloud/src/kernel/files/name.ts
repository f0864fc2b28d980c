import { UNPRINTABLE } from 'shared-types/kernel/fields';

const MOST = 100;

/** What a document is called where people read it: no path, nothing invisible, and the ending of what it really is. */
export function shownName(given: string, ending: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const seen = [...last]
    .filter((letter) => !UNPRINTABLE.test(letter))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = [...seen.replace(/\.[^.]{1,8}$/, '')].slice(0, MOST).join('').replace(/^\.+/, '').trim();
  return `${stem || '文件'}${ending}`;
}

/** RFC 6266: plain letters for whoever knows no others, the whole name in UTF-8 beside. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
