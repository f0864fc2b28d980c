export default definePageConfig({ navigationBarTitleText: '进群' });
