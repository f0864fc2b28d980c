// iPhones of 2013 and after and every Android that runs today's WeChat: newer syntax is rewritten, older is left as it is, which keeps the package small.
const targets = { ios: '12', chrome: '70' };

module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets, useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false }],
  ],
  assumptions: { privateFieldsAsSymbols: true, setPublicClassFields: true },
};
