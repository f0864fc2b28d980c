interface Def {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  options?: Schema[];
}
interface Schema {
  _zod: { def: Def };
  safeParse: (value: unknown) => { success: boolean };
}
export interface Leaf {
  /** Keys from the outside in; a list's are numbers. */
  path: string[];
  type: string;
  takes: (value: unknown) => boolean;
}
type Tree = Record<string, unknown>;

/** Every single value a schema asks for; what stands in the same place on several branches may be what any of them takes. */
export function leavesOf(schema: unknown): Leaf[] {
  const byPath = new Map<string, Leaf[]>();
  for (const leaf of branches(schema, [], [])) byPath.set(leaf.path.join('.'), [...(byPath.get(leaf.path.join('.')) ?? []), leaf]);
  return [...byPath.values()].map((same) => ({ ...(same[0] as Leaf), takes: (value) => same.some(({ takes }) => takes(value)) }));
}

/** `around`: what may stand here instead of the value itself, such as null. */
function branches(schema: unknown, path: string[], around: Schema[]): Leaf[] {
  const { type, shape, element, innerType, options } = (schema as Schema)._zod.def;
  if (shape) return Object.entries(shape).flatMap(([key, inner]) => branches(inner, [...path, key], []));
  if (element) return branches(element, [...path, '0'], []);
  if (innerType) return branches(innerType, path, [...around, schema as Schema]);
  if (options) return options.flatMap((option) => branches(option, path, around));
  return [{ path, type, takes: (value) => [...around, schema as Schema].some((one) => one.safeParse(value).success) }];
}

/** The same tree with another value there; null where the branch is not in this tree. */
export function withValue(tree: Tree, [key = '', ...rest]: string[], value: unknown): Tree | null {
  const copy = (Array.isArray(tree) ? [...tree] : { ...tree }) as Tree;
  if (rest.length === 0) return Object.assign(copy, { [key]: value });
  const inner = tree[key];
  if (typeof inner !== 'object' || inner === null) return null;
  const changed = withValue(inner as Tree, rest, value);
  return changed && Object.assign(copy, { [key]: changed });
}
