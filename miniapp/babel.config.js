// iPhones of 2013 and after and every Android that runs today's WeChat: newer syntax is rewritten, older is left as it is, which keeps the package small.
const targets = { ios: '12', chrome: '70' };

// Replies are held against their contract in development and in tests; what only the service or its papers read is nothing to carry at all.
const FOR_THE_SERVICE = ['summary', 'matrix', 'refusals', ...(process.env.NODE_ENV === 'production' ? ['response'] : [])];
const isHeavy = (property) => FOR_THE_SERVICE.includes(property.node.key?.name);
/** `z.string().check(…)`: a schema, from its first word to its last. */
const makesSchema = (node) =>
  node.type === 'CallExpression' || node.type === 'MemberExpression' ? makesSchema(node.callee ?? node.object) : node.name === 'z';

const lightContracts = () => ({
  visitor: {
    CallExpression(path) {
      // Schemas nobody uses are left out, once the minifier may believe that making one does nothing else.
      if (makesSchema(path.node)) path.addComment('leading', '#__PURE__');
      if (path.node.callee.name !== 'route') return;
      for (const property of path.get('arguments.0.properties')) if (isHeavy(property)) property.remove();
    },
  },
});

module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets, useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false }],
  ],
  plugins: [lightContracts],
  assumptions: { privateFieldsAsSymbols: true, setPublicClassFields: true },
};
