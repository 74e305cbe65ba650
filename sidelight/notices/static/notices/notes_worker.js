// Shows a note when one comes in, and opens its page when somebody taps it. It keeps nothing, and
// looks at no page: what it is told says nothing about what this place is.
const HERE = self.location.origin;

const told = (push) => {
  try {
    return push.data.json();
  } catch {
    return {};
  }
};

self.addEventListener("push", (push) => {
  const { title = "Reminders", words = "", path = "" } = told(push);
  push.waitUntil(
    self.registration.showNotification(title, { body: words, data: { path }, tag: words }),
  );
});

self.addEventListener("notificationclick", (tap) => {
  tap.notification.close();
  const address = new URL(tap.notification.data?.path || "/", HERE);
  tap.waitUntil(self.clients.openWindow(address.origin === HERE ? address.href : HERE));
});
