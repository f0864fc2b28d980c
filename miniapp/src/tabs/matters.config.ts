export default definePageConfig({ navigationBarTitleText: '办事', navigationStyle: 'custom' });
