import type { ComponentProps } from 'react';
import { View } from '@tarojs/components';
import { tappable, type TapRole } from '@/lib/access';

interface Props extends ComponentProps<typeof View> {
  role?: TapRole;
  /** Its name, where no words inside say it. */
  label?: string | undefined;
  /** For tabs, radios and checkboxes: whether it is the chosen one. */
  on?: boolean;
}

/** Anything that can be tapped and is no Button. Without `onClick` it is a plain View. */
export const Tap = ({ role, label, on, ...view }: Props) => (
  <View {...view} {...(view.onClick ? tappable(role, label, on) : {})} />
);
