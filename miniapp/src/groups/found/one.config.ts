export default definePageConfig({ navigationBarTitleText: '群的设置' });
