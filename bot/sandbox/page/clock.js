// The phones' time: the sandbox's clock, as a phone in Kyiv shows it.
const ZONE = "Europe/Kyiv";
let ahead = 0;

export function set(seconds) {
  ahead = seconds - Date.now() / 1000;
}

export function now() {
  return Date.now() / 1000 + ahead;
}

function told(seconds, language, parts) {
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...parts }).format(seconds * 1000);
}

export const time = (seconds, language) => told(seconds, language, { hour: "2-digit", minute: "2-digit" });
export const precisely = (seconds) => told(seconds, "uk", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
export const day = (seconds, language) => told(seconds, language, { day: "numeric", month: "long" });
export const date = (seconds, language) => told(seconds, language, { weekday: "long", day: "numeric", month: "long" });
