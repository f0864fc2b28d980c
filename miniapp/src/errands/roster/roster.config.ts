export default definePageConfig({ navigationBarTitleText: '在岗和请假' });
