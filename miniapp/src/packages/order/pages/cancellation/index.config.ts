export default definePageConfig({ navigationBarTitleText: '申请取消', enablePullDownRefresh: true });
