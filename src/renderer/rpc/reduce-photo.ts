/** Photos become small before they travel: a phone's picture of a paper needs no five megabytes. */

/** What a photo may weigh in the book. */
const PHOTO_BYTES = 500 * 1024;
/** Longest side in pixels: fine print stays readable. */
const SIDES = [2400, 1800, 1400, 1000];
const QUALITIES = [0.85, 0.7, 0.55];

const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

function drawn(picture: ImageBitmap, side: number): HTMLCanvasElement | undefined {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  // What was transparent would turn black.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function smallEnough(picture: ImageBitmap): Promise<Blob | undefined> {
  let last: Blob | undefined;
  for (const side of SIDES) {
    const canvas = drawn(picture, side);
    for (const quality of canvas ? QUALITIES : []) {
      last = (canvas && (await jpegOf(canvas, quality))) ?? last;
      if (last && last.size <= PHOTO_BYTES) return last;
    }
  }
  return last;
}

const asJpeg = (name: string): string => `${name.replace(/\.[^.]*$/u, '')}.jpg`;

/** True for a file that is made smaller before it is sent. */
export const isBigPhoto = ({ type, size }: File): boolean => type.startsWith('image/') && size > PHOTO_BYTES;

/** A photo of at most 500 KB; any other file, and a picture that cannot be read here, as it is. */
export async function reducePhoto(file: File): Promise<File> {
  if (!isBigPhoto(file)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const blob = await smallEnough(picture);
    picture.close();
    return blob && blob.size < file.size ? new File([blob], asJpeg(file.name), { type: 'image/jpeg' }) : file;
  } catch {
    // The engine looks at the bytes and says what is wrong with them.
    return file;
  }
}
