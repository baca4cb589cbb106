// Talking to the sandbox.
async function call(path, options) {
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

export const ask = (path) => call(path);

export const cancel = (path) => call(path, { method: "DELETE" });

export function post(path, told = {}) {
  return call(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(told),
  });
}
