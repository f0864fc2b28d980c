export default definePageConfig({ navigationBarTitleText: '进群', enableShareAppMessage: true });
