import ts from 'typescript';
import { isCode, type Source } from './sources';

const FREE = /(^|\/)kernel\/|^tests\/|\.d\.ts$/;

/** `as` tells the compiler what it cannot see; outside the kernel and the tests there is always a way to show it. `as const` is no assertion. */
export function assertionProblems(files: Source[]): string[] {
  return files.filter((file) => isCode(file) && !FREE.test(file.path)).flatMap(assertionsIn);
}

function assertionsIn({ path, text }: Source): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) {
      const { line } = file.getLineAndCharacterOfPosition(node.type.getStart());
      found.push(`${path}:${line + 1}: as ${node.type.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
