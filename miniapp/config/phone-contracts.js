/** What only the service and its tests read of a route. */
const SERVER_ONLY = ['summary', 'roles', 'matrix', 'refusals', 'withoutConsent', 'beforeSecond'];

/** The call of the schema library an expression begins with, `z.object(…)` of `z.object(…).check(…)`; null for everything else. */
function schemaOf(node) {
  let call = null;
  let at = node;
  while (at.type === 'MemberExpression' || at.type === 'CallExpression') {
    if (at.type === 'CallExpression') call = at;
    at = at.type === 'CallExpression' ? at.callee : at.object;
  }
  return at.type === 'Identifier' && at.name === 'z' ? call : null;
}

/** Of an object its keys: the phone sorts by them what travels where. Of every other schema nothing. */
function bare({ zero, shaped, spread }) {
  const keysOnly = (shape) => {
    for (const property of shape.properties)
      if (property.type === 'ObjectProperty') Object.assign(property, { value: zero(), shorthand: false });
    return shape;
  };
  return ({ callee, arguments: given }) => {
    const [first, second] = given;
    const kind = callee.property?.name;
    if (kind === 'object' || kind === 'strictObject') return shaped(first.type === 'ObjectExpression' ? keysOnly(first) : first);
    // What is left out by `omit` is never sent: nobody has a value for it.
    if (kind === 'omit') return first;
    if (kind === 'extend') return shaped(spread(first, keysOnly(second)));
    return zero();
  };
}

const builders = (t) => ({
  zero: () => t.numericLiteral(0),
  shaped: (shape) => t.objectExpression([t.objectProperty(t.identifier('shape'), shape)]),
  spread: (base, more) => t.objectExpression([t.spreadElement(t.memberExpression(base, t.identifier('shape'))), ...more.properties]),
});

/**
 * Leaves on the phone what the phone reads of a contract. `bare` is for a build that does not check replies: it knows the keys
 * of what is asked and nothing of its values, and goes without the schema library. Else calls of the library are marked as
 * free of effects, so that a schema nobody names is left out of the package.
 */
module.exports = ({ types }, { bare: isBare = false } = {}) => {
  const gone = new Set([...SERVER_ONLY, ...(isBare ? ['response'] : [])]);
  const stripped = bare(builders(types));
  const thin = (node) => {
    node.properties = node.properties.filter(({ key }) => !gone.has(key?.name));
  };
  return {
    visitor: {
      CallExpression(path) {
        const { callee, arguments: given } = path.node;
        const schema = schemaOf(path.node);
        if (schema && isBare) path.replaceWith(stripped(schema));
        else if (schema) path.addComment('leading', '#__PURE__');
        if (callee.type !== 'Identifier' || callee.name !== 'route' || given[0]?.type !== 'ObjectExpression') return;
        thin(given[0]);
        // It gives back what it is given.
        path.replaceWith(given[0]);
      },
      /** What several routes share. */
      ObjectExpression({ node }) {
        if (node.properties.some(({ key }) => key?.name === 'matrix')) thin(node);
      },
    },
  };
};
