export default definePageConfig({ navigationBarTitleText: '管交流群' });
