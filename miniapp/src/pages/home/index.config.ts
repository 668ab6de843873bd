export default definePageConfig({
  navigationBarTitleText: '篮子',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});
