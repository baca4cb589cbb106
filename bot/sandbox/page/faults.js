// What is to go wrong between the bot and its Telegram.
import { language } from "./looks.js";
import { button } from "./parts.js";
import { ask, cancel, post } from "./wire.js";
import { word } from "./words.js";

// A fault that met the polling or an answered press would hardly be seen.
const MESSAGES = ["sendMessage", "editMessageText"];
const ARMED = ["retry_after", "slow", "cut", "status", "drop"];

const place = document.querySelector("#faults");

function amount(name) {
  return Number(place.querySelector(`[name=${name}]`).value) || 1;
}

function arm(kind) {
  return post("/sandbox/faults", { kind, methods: MESSAGES, times: amount("times"), seconds: amount("seconds") });
}

export async function showFaults() {
  const { armed } = await ask("/sandbox/faults");
  const told = armed.map(({ kind, times }) => `${word(language, kind)}${times ? ` × ${times}` : ""}`).join("; ");
  place.querySelector(".armed").textContent = told ? word(language, "armed") + told : word(language, "nothing_armed");
  const choices = place.querySelector(".choices");
  if (choices.dataset.shown === language) return;
  choices.dataset.shown = language;
  choices.replaceChildren(
    ...ARMED.map((kind) => button("", word(language, kind), () => arm(kind))),
    button("", word(language, "away"), () => post("/sandbox/faults", { kind: "away" })),
    button("", word(language, "redeliver"), () => post("/sandbox/faults", { kind: "redeliver" })),
    button("", word(language, "clear"), () => cancel("/sandbox/faults")),
  );
}
