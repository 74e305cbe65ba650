// The words arrived: forget the copy of them that the compose page kept on this device.
for (const shelf of Object.keys(localStorage)) {
  if (!shelf.startsWith("sidelight-draft:")) continue;
  if (JSON.parse(localStorage.getItem(shelf)).sent) localStorage.removeItem(shelf);
}
