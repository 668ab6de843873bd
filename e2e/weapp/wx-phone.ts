import type { PhoneAnswers, PhoneState } from './phone';
import type { WxFunction, WxOptions, WxReplies } from './wx-call';

/** The wx functions that ask the person or the phone itself: dialogs, camera, clipboard, sound. */
export function wxPhone(
  replies: WxReplies,
  answers: PhoneAnswers,
  phone: PhoneState,
  files: Map<string, string>,
): Record<string, WxFunction> {
  const done =
    (api: string, effect: (options: WxOptions) => void) =>
    (options: WxOptions = {}) => {
      effect(options);
      return replies.succeed(api, options);
    };
  const chosen = () =>
    answers.media.map((file) => {
      const extension = /\.[^.]+$/.exec(file)?.[0] ?? '';
      const tempFilePath = `wxfile://tmp_${files.size + 1}${extension}`;
      files.set(tempFilePath, file);
      return { tempFilePath, path: tempFilePath, size: 0, fileType: 'image' };
    });

  return {
    login: (options: WxOptions) => {
      const { loginCode } = answers;
      return replies.succeed('login', options, {
        code: typeof loginCode === 'string' ? loginCode : loginCode(),
      });
    },
    checkSession: (options: WxOptions) => replies.succeed('checkSession', options),
    scanCode: (options: WxOptions) =>
      answers.scan === null
        ? replies.refuse('scanCode', options, 'cancel')
        : replies.succeed('scanCode', options, {
            result: answers.scan,
            scanType: 'QR_CODE',
            charSet: 'UTF-8',
          }),
    chooseMedia: (options: WxOptions) =>
      answers.media.length === 0
        ? replies.refuse('chooseMedia', options, 'cancel')
        : replies.succeed('chooseMedia', options, { tempFiles: chosen(), type: 'image' }),
    chooseImage: (options: WxOptions) => {
      if (answers.media.length === 0) return replies.refuse('chooseImage', options, 'cancel');
      const tempFiles = chosen();
      const tempFilePaths = tempFiles.map(({ tempFilePath }) => tempFilePath);
      return replies.succeed('chooseImage', options, { tempFilePaths, tempFiles });
    },
    showToast: done('showToast', ({ title }) => phone.toasts.push(String(title))),
    hideToast: done('hideToast', () => undefined),
    showLoading: done('showLoading', () => (phone.loading = true)),
    hideLoading: done('hideLoading', () => (phone.loading = false)),
    showModal: (options: WxOptions) => {
      phone.modals.push({ title: String(options.title ?? ''), content: String(options.content ?? '') });
      const confirm = answers.modal === 'confirm';
      const content = confirm && options.editable === true ? answers.modalText : null;
      return replies.succeed('showModal', options, { confirm, cancel: !confirm, content });
    },
    showActionSheet: (options: WxOptions) =>
      answers.actionSheet === null
        ? replies.refuse('showActionSheet', options, 'cancel')
        : replies.succeed('showActionSheet', options, { tapIndex: answers.actionSheet }),
    setClipboardData: done('setClipboardData', ({ data }) => (phone.clipboard = String(data))),
    getClipboardData: (options: WxOptions) =>
      replies.succeed('getClipboardData', options, { data: phone.clipboard }),
    getLocation: (options: WxOptions) =>
      answers.location === null
        ? replies.refuse('getLocation', options, 'auth deny')
        : replies.succeed('getLocation', options, {
            ...answers.location,
            accuracy: 30,
            speed: 0,
            altitude: 0,
          }),
    requestSubscribeMessage: (options: WxOptions) => {
      const templates = (options.tmplIds ?? []) as string[];
      const verdicts = Object.fromEntries(templates.map((template) => [template, answers.subscribe]));
      return replies.succeed('requestSubscribeMessage', options, verdicts);
    },
    getSetting: (options: WxOptions) => replies.succeed('getSetting', options, { authSetting: {} }),
    vibrateShort: done('vibrateShort', () => phone.vibrations++),
    vibrateLong: done('vibrateLong', () => phone.vibrations++),
    setScreenBrightness: done('setScreenBrightness', ({ value }) => (phone.brightness = Number(value))),
    getScreenBrightness: (options: WxOptions) =>
      replies.succeed('getScreenBrightness', options, { value: phone.brightness }),
    setKeepScreenOn: done(
      'setKeepScreenOn',
      ({ keepScreenOn }) => (phone.screenKeptOn = keepScreenOn === true),
    ),
    makePhoneCall: done('makePhoneCall', ({ phoneNumber }) => phone.phoneCalls.push(String(phoneNumber))),
    previewImage: done('previewImage', ({ urls }) => phone.previewed.push(...(urls as string[]))),
    setTabBarBadge: done('setTabBarBadge', ({ index, text }) =>
      phone.badges.set(Number(index), String(text)),
    ),
    removeTabBarBadge: done('removeTabBarBadge', ({ index }) => phone.badges.delete(Number(index))),
    showTabBarRedDot: done('showTabBarRedDot', ({ index }) => phone.badges.set(Number(index), '•')),
    hideTabBarRedDot: done('hideTabBarRedDot', ({ index }) => phone.badges.delete(Number(index))),
    stopPullDownRefresh: done('stopPullDownRefresh', () => (phone.refreshing = false)),
    createInnerAudioContext: () => innerAudio(phone),
  };
}

/** A player that only notes what it played; its events (`onPlay`, `onEnded`, …) never come. */
function innerAudio(phone: PhoneState): object {
  const player = {
    src: '',
    volume: 1,
    loop: false,
    autoplay: false,
    play: () => void phone.sounds.push(player.src),
    pause() {},
    stop() {},
    seek() {},
    destroy() {},
  };
  const events = ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'Error', 'TimeUpdate', 'Waiting'];
  const listeners = events.flatMap((event) => [
    [`on${event}`, () => undefined],
    [`off${event}`, () => undefined],
  ]);
  return Object.assign(player, Object.fromEntries(listeners));
}
