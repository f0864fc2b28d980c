/** What only the service and its tests read of a route. */
const SERVER_ONLY = ['summary', 'roles', 'matrix', 'refusals', 'withoutConsent', 'beforeSecond'];

/** Whether an expression begins with `z.`, the schema library. */
function isSchema(node) {
  let at = node;
  while (at.type === 'MemberExpression' || at.type === 'CallExpression') at = at.type === 'CallExpression' ? at.callee : at.object;
  return at.type === 'Identifier' && at.name === 'z';
}

/**
 * Leaves on the phone what the phone reads of a contract. `dropped` names further properties of `route({…})`: a build that
 * does not check replies does without their schemas. Calls of the schema library are marked as free of effects, so that a
 * schema nobody names is left out of the package.
 */
module.exports = (_, { dropped = [] } = {}) => {
  const gone = new Set([...SERVER_ONLY, ...dropped]);
  const thin = (node) => {
    node.properties = node.properties.filter(({ key }) => !gone.has(key?.name));
  };
  return {
    visitor: {
      CallExpression(path) {
        const { callee, arguments: given } = path.node;
        if (isSchema(path.node)) path.addComment('leading', '#__PURE__');
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
