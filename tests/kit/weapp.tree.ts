/** A node as Taro hands it to the view layer: `cn` children, `v` the words of a text node, `sid` its name for events. */
export interface ViewNode {
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

/** The innermost text that contains these words, the last one on the page. */
export const findText = (root: ViewNode | undefined, words: string) =>
  [...walk(root)].filter(({ v }) => v !== undefined && String(v).includes(words)).pop();

/** The node a screen reader would call this, or whose placeholder it is. */
export const findLabel = (root: ViewNode | undefined, label: string) =>
  [...walk(root)].find((node) => Object.entries(node).some(([key, value]) => key !== 'v' && value === label));

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
