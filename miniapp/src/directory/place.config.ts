export default definePageConfig({ navigationBarTitleText: '您在哪儿' });
