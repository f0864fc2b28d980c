export default definePageConfig({ navigationBarTitleText: '替来电的人提' });
