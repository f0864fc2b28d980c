export default definePageConfig({ navigationBarTitleText: '转成诉求' });
