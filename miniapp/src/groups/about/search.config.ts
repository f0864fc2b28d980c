export default definePageConfig({ navigationBarTitleText: '找一句话' });
