/** One spelling for one phone: no spaces or dashes, and no +86 on mainland numbers, nor 86. Takes what `Phone` accepts. */
export const normalPhone = (phone: string): string =>
  phone.replace(/[\s-]/g, '').replace(/^(\+86|86(?=1\d{10}$))/, '');
