// What the benchmark calls of the packages that bring no types.

declare module 'sbd' {
  const sbd: { sentences(text: string): string[] };
  export default sbd;
}

declare module 'sentencex' {
  export default function segment(lang: string, text: string): string[];
}
