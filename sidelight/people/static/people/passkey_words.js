// A browser speaks of passkeys in bytes, a form in letters: base64url is between the two.
const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

export const canUsePasskeys = () => Boolean(window.PublicKeyCredential && navigator.credentials);

/** Ask the browser for a new passkey; return its answer as letters. */
export async function makePasskey({ publicKey }) {
  const wanted = {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    user: { ...publicKey.user, id: bytes(publicKey.user.id) },
    excludeCredentials: known(publicKey.excludeCredentials),
  };
  return inLetters(await navigator.credentials.create({ publicKey: wanted }));
}

/** Let the browser answer a challenge with a passkey that is there; return it as letters. */
export async function askPasskey({ publicKey }) {
  const wanted = {
    ...publicKey,
    challenge: bytes(publicKey.challenge),
    allowCredentials: known(publicKey.allowCredentials),
  };
  return inLetters(await navigator.credentials.get({ publicKey: wanted }));
}

const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

function inLetters(made) {
  const response = {};
  for (const part of PARTS) {
    if (made.response[part]) response[part] = letters(made.response[part]);
  }
  return JSON.stringify({
    id: made.id,
    rawId: letters(made.rawId),
    type: made.type,
    response,
    clientExtensionResults: made.getClientExtensionResults(),
  });
}
