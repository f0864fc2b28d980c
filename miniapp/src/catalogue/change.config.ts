export default definePageConfig({ navigationBarTitleText: '看修改' });
