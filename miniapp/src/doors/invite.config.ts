export default definePageConfig({ navigationBarTitleText: '请单位进群', enableShareAppMessage: true });
