// iPhones of 2013 and after and every Android that runs today's WeChat: newer syntax is rewritten, older is left as it is, which keeps the package small.
const targets = { ios: '12', chrome: '70' };

// Replies are checked by their schemas while one develops; the built phone trusts its own service and does without them.
const bare = process.env.NODE_ENV === 'production';

module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets, useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false }],
  ],
  overrides: [{ test: /shared-types[\\/]src[\\/]/, plugins: [[require.resolve('./config/phone-contracts.js'), { bare }]] }],
  assumptions: { privateFieldsAsSymbols: true, setPublicClassFields: true },
};
