/** The low tone of a wrong scan: heard by somebody who looks at the goods and not at the screen. */
const TONE_HZ = 220;
const SECONDS = 0.35;

/** Sounds once; silent where the browser does not let a page make a sound. */
export const beep = (): void => {
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    tone.type = 'square';
    tone.frequency.value = TONE_HZ;
    tone.connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + SECONDS);
    tone.onended = () => void audio.close();
  } catch {
    // No sound device: the red message says the same.
  }
};
