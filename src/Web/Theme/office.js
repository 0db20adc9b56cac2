// The office works without this file; it draws charts, warns before a session ends, and gives lists a keyboard.

const body = document.body;

// A page of ours, asked for behind the reader's back; null when it cannot be had, as after the session's end.
async function ask(address, headers) {
  try {
    const answer = await fetch(address, { redirect: "manual", headers });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

// --- A session that is about to end says so, and a click keeps it; what was typed stays where it is. ---
const warning = document.getElementById("session-warning");
const minutesBefore = 3;

function warnBefore(secondsLeft) {
  setTimeout(warn, Math.max(0, (secondsLeft - minutesBefore * 60) * 1000));
}

function warn() {
  const stay = document.createElement("button");
  stay.className = "govuk-button govuk-button--secondary";
  stay.textContent = warning.dataset.stay;
  stay.addEventListener("click", async () => {
    // Any page of the session puts off its end.
    const page = await ask("/account");
    if (page) {
      warning.hidden = true;
      warnBefore(Number(page.body.dataset.sessionLeft));
    } else {
      warning.textContent = warning.dataset.ended;
    }
  });
  warning.replaceChildren(warning.dataset.text + " ", stay);
  warning.hidden = false;
}

// Seconds by the site's clock: the reader's may be wrong, and a sandbox has its own.
if (warning && body.dataset.sessionLeft) warnBefore(Number(body.dataset.sessionLeft));

// --- Long work: the page of a job shows how far it is, and is read anew once when it has ended. ---
const job = document.querySelector("[data-job-running=yes]");
if (job) setTimeout(look, 2000);

async function look() {
  // Nobody sits before a page that looks by itself: the session ends all the same.
  const page = await ask(location.href, { "X-Polling": "yes" });
  const now = page?.querySelector("[data-job-running]");
  if (now?.dataset.jobRunning === "no") {
    location.reload();
    return;
  }
  if (now && now.innerHTML !== job.innerHTML) job.replaceChildren(...now.childNodes);
  setTimeout(look, 2000);
}

// --- Keys: every element with data-key is clicked or focused by that key, unless somebody is writing or has turned keys off. ---
if (body.dataset.keys !== "off") document.addEventListener("keydown", event => {
  const writing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (writing && event.key === "Escape") writing.blur();
  if (writing || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input[type=radio], input[type=checkbox], a, button")) target.click();
  (target.querySelector("input:not([type=hidden]), textarea, select") ?? target).focus();
});

// --- Charts: a figure's data stands in the page as JSON; its table stands beside it. ---
for (const place of document.querySelectorAll("[data-chart]")) {
  const option = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  const chart = window.echarts.init(place, null, { renderer: "canvas" });
  option.tooltip = { renderMode: "richText", ...(option.tooltip ?? {}) };
  option.animation = false;
  if (place.dataset.map) {
    const answer = await fetch(place.dataset.map);
    window.echarts.registerMap("kelurahan", await answer.json());
  }
  chart.setOption(option);
  chart.on("click", point => { if (point.data?.href) location.href = point.data.href; });
  addEventListener("resize", () => chart.resize());
}
