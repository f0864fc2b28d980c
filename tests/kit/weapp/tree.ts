import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A node as Taro hands it to the view layer: `nn` its template, `cn` children, `v` the words of a text node, `sid` its name for events. */
export interface ViewNode {
  nn?: string;
  cn?: ViewNode[];
  v?: string | number;
  sid?: string;
  uid?: string;
  [prop: string]: unknown;
}

export function* walk(node: ViewNode | undefined): Generator<ViewNode> {
  if (!node) return;
  yield node;
  for (const child of node.cn ?? []) yield* walk(child);
}

/** Everything there is to read below a node. */
export const textOf = (node: ViewNode | undefined) => [...walk(node)].map(({ v }) => v ?? '').join('');

/** From the node up to the root, the node first; empty where it is not in the tree. */
export function pathTo(root: ViewNode | undefined, wanted: ViewNode): ViewNode[] {
  if (!root) return [];
  if (root === wanted) return [root];
  for (const child of root.cn ?? []) {
    const path = pathTo(child, wanted);
    if (path.length) return [...path, root];
  }
  return [];
}

/** The text that is, or else contains, these words: the last one on the page, which is the topmost. */
export function findText(root: ViewNode | undefined, words: string) {
  const texts = [...walk(root)].filter(({ v }) => v !== undefined);
  return texts.filter(({ v }) => String(v) === words).pop() ?? texts.filter(({ v }) => String(v).includes(words)).pop();
}

/** The node a screen reader would call this, or whose placeholder it is. */
export const findLabel = (root: ViewNode | undefined, label: string) =>
  [...walk(root)].filter((node) => Object.entries(node).some(([key, value]) => key !== 'v' && value === label)).pop();

/** What a screen reader says of the first node whose name begins like this. */
export const labelOf = (root: ViewNode | undefined, start: string) =>
  [...walk(root)]
    .flatMap((node) => Object.entries(node).filter(([key]) => /^p\d+$/.test(key)))
    .map(([, value]) => String(value))
    .find((value) => value.startsWith(start));

/** Which templates hear which events: the rest of a tree stays deaf to them, here as in WeChat. */
export function bindingsOf(dist: string): (node: ViewNode, event: string) => boolean {
  const sheet = readFileSync(join(dist, 'base.wxml'), 'utf8');
  const heard = new Map<string, Set<string>>();
  for (const [, name = '', body = ''] of sheet.matchAll(/<template name="tmpl_0_(\w+)">\s*<[\w-]+([^>]*)>/g))
    heard.set(name, new Set([...body.matchAll(/(?:bind|catch)(\w+)="eh"/g)].map(([, event = '']) => event)));
  // A field has one template while it has the focus and one while it has not; both hear the same.
  return ({ nn = '' }, event) => (heard.get(`${nn}_blur`) ?? heard.get(nn))?.has(event) ?? false;
}

/** Applies one path of setData, `root.cn.[0].v`. */
export function putPath(data: Record<string, unknown>, path: string, value: unknown) {
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  const last = keys.pop();
  if (last === undefined) return;
  let at: Record<string, unknown> = data;
  for (const key of keys) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  at[last] = value;
}
