// Reads the QR code that the camera sees, and goes to the place that it names. The picture is looked at here and sent nowhere.
import { prepareZXingModule, readBarcodes } from "./vendor/reader/index.js";

const page = document.getElementById("scanner") as HTMLElement;
const video = page.querySelector("video") as HTMLVideoElement;
const start = page.querySelector("button") as HTMLButtonElement;
const says = document.getElementById("scanner-says") as HTMLElement;

const say = (what: string) => { says.textContent = page.dataset[what] || ""; };

// placeOf is the address of the place that a code names, if it is one of this office's.
function placeOf(text: string): string | null {
  try {
    const url = new URL(text);
    return url.origin === location.origin && /^\/a\/[^/]+$/.test(url.pathname) ? url.pathname : null;
  } catch {
    return null;
  }
}

const canvas = document.createElement("canvas");
const paint = canvas.getContext("2d", { willReadFrequently: true })!;

// look reads one picture of the camera; it gives the text of a code, or nothing.
async function look(): Promise<string | undefined> {
  const scale = Math.min(1, 800 / video.videoWidth);
  canvas.width = video.videoWidth * scale;
  canvas.height = video.videoHeight * scale;
  paint.drawImage(video, 0, 0, canvas.width, canvas.height);
  const found = await readBarcodes(paint.getImageData(0, 0, canvas.width, canvas.height), { formats: ["QRCode"], maxNumberOfSymbols: 1 });
  return found.find((f) => f.isValid)?.text;
}

async function watch(stream: MediaStream) {
  say("searching");
  for (let last = ""; stream.active;) {
    const text = video.videoWidth ? await look() : undefined;
    const place = text && placeOf(text);
    if (place) {
      stream.getTracks().forEach((t) => t.stop());
      location.assign(place);
      return;
    }
    if (text && text !== last) say("foreign");
    last = text || last;
    await new Promise((next) => requestAnimationFrame(next));
  }
}

start.addEventListener("click", async () => {
  start.disabled = true;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
    video.srcObject = stream;
    video.hidden = false;
    start.hidden = true;
    await video.play();
    await watch(stream);
  } catch {
    start.disabled = false;
    start.hidden = false;
    video.hidden = true;
    say("refused");
  }
});

prepareZXingModule({ overrides: { locateFile: () => page.dataset.reader! } });
start.hidden = false;
