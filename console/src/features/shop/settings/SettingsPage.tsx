import { useState } from 'react';
import { useSettings } from '../../../lib/session';
import { SettingsForm } from './SettingsForm';

/**
 * The shop's settings. While nothing is being typed the form follows the server;
 * once something is, it stays as it is until saved or undone.
 */
export function SettingsPage() {
  const settings = useSettings();
  const [shown, setShown] = useState(settings);
  const [dirty, setDirty] = useState(false);
  if (!dirty && shown.version !== settings.version) setShown(settings);
  return <SettingsForm key={shown.version} settings={shown} dirty={dirty} onDirty={setDirty} />;
}
