// The sheet that lies beside the phones: what to try, and words to try it with.
import { language } from "./looks.js";
import { button, part } from "./parts.js";
import { word } from "./words.js";

const place = document.querySelector("#leaflet");

let used = null;
document.addEventListener("focusin", (event) => { used = event.target.closest(".phone") ?? used; });

export function showLeaflet(leaflet, phones) {
  place.hidden = !leaflet;
  if (!leaflet) return;
  place.querySelector("h3").textContent = leaflet.title[language];
  place.querySelector("ol").replaceChildren(...leaflet.lines[language].map((line) => part("li", "", line)));
  place.querySelector(".samples").replaceChildren(...leaflet.samples.flatMap((sample) => samples(sample, phones)));
}

function samples(sample, phones) {
  return [part("p", "", sample.title[language]), ...sample.rows.map((words) => {
    const row = part("div", "sample");
    row.append(...words.map((text) => chip(text, phones)));
    return row;
  })];
}

// pressed, it stands in the field of the phone that was used last
function chip(text, phones) {
  const made = button("chip", text, () => {
    const phone = phones().find(({ element }) => element === used) ?? phones()[0];
    phone.composer.put(text);
  });
  made.title = `${word(language, "copy")}: ${text}`;
  return made;
}
