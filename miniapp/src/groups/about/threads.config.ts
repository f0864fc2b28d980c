export default definePageConfig({ navigationBarTitleText: '单独说的' });
