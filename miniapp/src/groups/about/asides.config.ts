export default definePageConfig({ navigationBarTitleText: '内部备注' });
