// What hangs on a message: drawn, since in the sandbox every file is a single grey pixel.
import { drawing, part } from "./parts.js";
import { word } from "./words.js";

const SCENE = '<svg class="scene" viewBox="0 0 240 150" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><path class="sky" d="M0 0h240v150H0z"/><circle class="sun" cx="186" cy="38" r="17"/><path class="far" d="m0 104 52-40 38 28 44-48 58 54 48-26v78H0z"/><path class="near" d="m0 126 70-22 60 20 62-16 48 14v28H0z"/></svg>';
const MAP = '<svg class="scene" viewBox="0 0 240 120" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><path class="land" d="M0 0h240v120H0z"/><path class="road" d="M-5 84 90 52l70 14 90-40M60-5l24 62 8 70M160 66l14 60"/><path class="pin" d="M120 20a17 17 0 0 0-17 17c0 13 17 31 17 31s17-18 17-31a17 17 0 0 0-17-17z"/><circle class="land" cx="120" cy="37" r="6"/></svg>';
const WAVE = [5, 9, 14, 8, 17, 11, 19, 13, 7, 15, 20, 12, 6, 10, 16, 9, 13, 18, 8, 5];
const PLAY = '<svg class="disc" viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="20"/><path class="mark" d="m16 12 13 8-13 8z"/></svg>';
const PAPER = '<svg class="disc" viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="20"/><path class="mark" d="M14 10h8l5 5v15H14z"/></svg>';
const PERSON = '<svg class="disc" viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="20"/><circle class="mark" cx="20" cy="16" r="5"/><path class="mark" d="M10 31a10 9 0 0 1 20 0z"/></svg>';

function wave() {
  const bars = WAVE.map((high, index) => `<path d="M${index * 6 + 2} ${12 - high / 2}v${high}"/>`).join("");
  return drawing(`<svg class="wave" viewBox="0 0 120 24" aria-hidden="true">${bars}</svg>`);
}

function line(picture, name, detail) {
  const box = part("div", "file");
  const words = part("div", "file-words");
  words.append(part("b", "", name), part("span", "", detail));
  box.append(drawing(picture), words);
  return box;
}

function scene(picture, kind, detail = "") {
  const box = part("div", `picture ${kind}`);
  box.append(drawing(picture));
  if (kind === "video" || kind === "video_note") box.append(drawing(PLAY));
  if (detail) box.append(part("span", "length", detail));
  return box;
}

function sound(message) {
  const box = part("div", "file");
  box.append(drawing(PLAY), wave(), part("span", "", message.detail));
  return box;
}

export function attached(message, language) {
  const [first, second = ""] = message.detail.split("\n");
  const name = word(language, message.attached) ?? message.attached;
  const pictures = {
    photo: () => scene(SCENE, "photo"),
    sticker: () => scene(SCENE, "sticker"),
    video: () => scene(SCENE, "video", message.detail),
    video_note: () => scene(SCENE, "video_note", message.detail),
    location: () => scene(MAP, "map"),
    voice: () => sound(message),
    audio: () => sound(message),
    document: () => line(PAPER, first, name),
    contact: () => line(PERSON, first, second),
  };
  const drawn = (pictures[message.attached] ?? (() => line(PAPER, name, "")))();
  drawn.role = "img";
  drawn.ariaLabel = [name, message.detail.replace("\n", ", ")].filter(Boolean).join(": ");
  return drawn;
}
