export default definePageConfig({ navigationBarTitleText: '管事项清单' });
