export default definePageConfig({ navigationBarTitleText: '县里的词表' });
