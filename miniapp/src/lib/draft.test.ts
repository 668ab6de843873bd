import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { forgetDraft, forgetDrafts, useDraft } from './draft';

/** A form that shows what is filled in, and fills in `typed` when it is given. */
function form(key: string, typed?: string): string {
  function Form() {
    const [text, change] = useDraft(key, 'empty');
    if (typed !== undefined) change(() => typed);
    return text;
  }
  return renderToString(createElement(Form));
}

afterEach(forgetDrafts);

test('what was filled in is there when its form comes back', () => {
  expect(form('review 1')).toBe('empty');
  form('review 1', 'good');
  expect(form('review 1')).toBe('good');
  expect(form('review 2')).toBe('empty');
});

test('what was sent is forgotten, with all its parts, and nothing else', () => {
  form('review 1', 'good');
  form('review 1 pictures', 'one');
  form('review 12', 'bad');
  forgetDraft('review 1');
  expect([form('review 1'), form('review 1 pictures'), form('review 12')]).toEqual(['empty', 'empty', 'bad']);
});

test('nobody finds the drafts of somebody who left', () => {
  form('review 1', 'good');
  forgetDrafts();
  expect(form('review 1')).toBe('empty');
});
