export default definePageConfig({ navigationBarTitleText: '找群' });
