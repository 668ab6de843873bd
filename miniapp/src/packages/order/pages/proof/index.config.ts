export default definePageConfig({ navigationBarTitleText: '上传付款凭证' });
