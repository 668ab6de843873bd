import { Input, Tag } from 'antd';
import { Field } from './Field';

interface Props {
  value: string;
  onChange: (text: string) => void;
  /** Its name, shown above it. */
  label: string;
  placeholder?: string;
  /** Said below while it is empty, once sending was tried. */
  missing: string | false;
  /** Texts that a click puts in. */
  suggestions?: readonly string[];
  autoFocus?: boolean;
  /** Ctrl + Enter. */
  onSubmit: () => void;
}

/** A sentence or two that must not be missing: a reason, or what was done. */
export function ReasonField({
  value,
  onChange,
  label,
  placeholder,
  missing,
  suggestions = [],
  ...rest
}: Props) {
  const error = missing !== false && !value.trim() && missing;
  return (
    <Field label={label} error={error}>
      {suggestions.length > 0 && (
        <div className="suggestions">
          {suggestions.map((one) => (
            <Tag.CheckableTag key={one} checked={value === one} onChange={() => onChange(one)}>
              {one}
            </Tag.CheckableTag>
          ))}
        </div>
      )}
      <Input.TextArea
        autoFocus={rest.autoFocus}
        value={value}
        rows={3}
        maxLength={200}
        status={error ? 'error' : undefined}
        placeholder={placeholder}
        aria-label={label}
        onChange={({ target }) => onChange(target.value)}
        onPressEnter={(event) => {
          if (!event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          rest.onSubmit();
        }}
      />
    </Field>
  );
}
