// Nobody is signed in here: whatever a compose page kept on this device for somebody goes.
// What reached the server is still there, and comes back after signing in.
for (const shelf of Object.keys(localStorage)) {
  if (shelf.startsWith("sidelight-draft:")) localStorage.removeItem(shelf);
}
