export interface Attribute {
  name: string;
  property: string | undefined;
  kind: 'flag' | 'choice' | 'number' | 'text';
  description: string;
  /** Of a choice, the default first. */
  values?: string[];
  /** Of a number. */
  min?: number;
  max?: number;
  defaultValue?: number;
}

export function attributesOf(root: string): Attribute[];
