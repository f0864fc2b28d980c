export default definePageConfig({ navigationBarTitleText: '建一个群' });
