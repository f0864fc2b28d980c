export default definePageConfig({ navigationBarTitleText: '交流群监督' });
