// What stands on the console of a development build and is no complaint: Leptos guesses at signals that are read on purpose without being followed.
const OF_DEVELOPMENT = /outside a reactive tracking context/;

export function isComplaint(message, types) {
  return types.includes(message.type()) && !OF_DEVELOPMENT.test(message.text());
}
