export default definePageConfig({ navigationBarTitleText: '群资料' });
