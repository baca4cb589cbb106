// How the page looks: its language, the size of its text, light or dark, and how much fits beside one another.
import { dress, known } from "./words.js";

const SIZES = ["100", "150", "200"];
// In widths of a letter M: two phones side by side, three (they stand closer together), and the tools beside them.
const TWO = 54;
const THREE = 60;
const TOOLS = 22;
const root = document.documentElement;
const kept = (name, otherwise) => localStorage.getItem(name) ?? otherwise;

export let language = known(kept("language", navigator.language.startsWith("uk") ? "uk" : "en"));

function keep(name, value) {
  localStorage.setItem(name, value);
}

function resize(wanted) {
  root.dataset.size = wanted;
  fit();
}

export function fit() {
  const letters = innerWidth / parseFloat(getComputedStyle(root).fontSize);
  const phones = document.querySelectorAll(".phone").length > 2 ? THREE : TWO;
  const fitting = letters < phones ? "one" : letters < phones + TOOLS ? "two" : "all";
  if (root.dataset.fit === fitting) return;
  root.dataset.fit = fitting;
  document.dispatchEvent(new Event("fit"));
}

function dark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function begin(again) {
  const wear = () => {
    root.lang = language;
    for (const place of document.querySelectorAll("[data-page]")) dress(place, language);
    again();
  };
  if (kept("theme")) root.dataset.theme = kept("theme");
  document.querySelector("#theme").addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    keep("theme", root.dataset.theme);
  });
  document.querySelector("#size").addEventListener("click", () => {
    resize(SIZES[(SIZES.indexOf(root.dataset.size) + 1) % SIZES.length]);
    keep("size", root.dataset.size);
  });
  document.querySelector("#language").addEventListener("click", () => {
    language = language === "uk" ? "en" : "uk";
    keep("language", language);
    wear();
  });
  addEventListener("resize", fit);
  resize(kept("size", SIZES[0]));
  wear();
}
