/** A field with its hint below: fields that stand side by side keep their inputs on one line. */
export const BELOW: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]
