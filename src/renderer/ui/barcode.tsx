/** A number as a Code 128 barcode: sharp at any size, for papers that come back under a scanner. */
import { code128, drawingSVG } from 'bwip-js/browser';
import { useMemo } from 'react';

type Props = { readonly text: string; readonly heightMm?: number };

const svgOf = (text: string, heightMm: number): string =>
  code128({ bcid: 'code128', text, height: heightMm, scale: 1, includetext: false }, drawingSVG());

export const Barcode = ({ text, heightMm = 8 }: Props) => {
  // The library draws digits of our own documents; nothing of it comes from outside.
  const source = useMemo(() => `data:image/svg+xml,${encodeURIComponent(svgOf(text, heightMm))}`, [text, heightMm]);
  return <img src={source} alt={text} style={{ height: `${heightMm}mm` }} />;
};
