// The functions that the benchmark calls in packages without types.

declare module 'sbd' {
  const sbd: { sentences(text: string): string[] };
  export default sbd;
}

declare module 'sentencex' {
  export default function segment(lang: string, text: string): string[];
}
