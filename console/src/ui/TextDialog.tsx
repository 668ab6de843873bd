import { useState, type ReactNode } from 'react';
import { FormDialog, type FormDialogProps } from './FormDialog';
import { ReasonField } from './ReasonField';

interface Props extends Omit<FormDialogProps, 'onSubmit' | 'children'> {
  /** What the act means. */
  hint: ReactNode;
  label: string;
  placeholder?: string;
  missing: string;
  suggestions?: readonly string[];
  onSubmit: (text: string) => void;
}

/** A dialog whose form is one text that must not be missing. */
export function TextDialog({ hint, label, placeholder, missing, suggestions, onSubmit, ...dialog }: Props) {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (text.trim()) onSubmit(text.trim());
  };
  return (
    <FormDialog {...dialog} onSubmit={submit}>
      {typeof hint === 'string' ? <p>{hint}</p> : hint}
      <ReasonField
        autoFocus
        value={text}
        onChange={setText}
        label={label}
        placeholder={placeholder}
        missing={tried && missing}
        suggestions={suggestions}
        onSubmit={submit}
      />
    </FormDialog>
  );
}
