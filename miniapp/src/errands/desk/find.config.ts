export default definePageConfig({ navigationBarTitleText: '来电查进度' });
