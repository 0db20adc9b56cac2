using System.Globalization;

namespace Paseban.Tests.Browser;

/// <summary>The desks of an office: somebody of each role at a browser, signed in when first needed, all of one language.</summary>
internal sealed class Desks(Chromium chromium, Site site, int width, bool english)
{
    private readonly Dictionary<Role, Reader> officers = [];
    private int day = 1;

    public async Task<Reader> AtAsync(Role role)
    {
        if (!officers.TryGetValue(role, out var officer))
        {
            var suffix = day == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{day}");
            officer = new Reader(await Staff.SignInAsync(chromium, site, role, width: width, english: english, suffix: suffix), english);
            officers.Add(role, officer);
        }
        return officer;
    }

    /// <summary>Another day: yesterday's sessions have ended.</summary>
    public void BeginAnotherDay()
    {
        officers.Clear();
        day++;
    }

    /// <summary>Opens a page, follows its link to an act, and sends what the act asks.</summary>
    /// <param name="role">Who acts.</param>
    /// <param name="from">The page that offers it.</param>
    /// <param name="act">The link to the act.</param>
    /// <param name="button">What sends it.</param>
    /// <param name="fields">What is typed, by label.</param>
    public async Task<Reader> ActAsync(
        Role role, string from, (string Indonesian, string English) act, (string Indonesian, string English) button,
        params ((string Indonesian, string English) Label, string Text)[] fields)
    {
        var officer = await AtAsync(role);
        await officer.Page.GotoAsync(from);
        await officer.FollowAsync(act.Indonesian, act.English);
        await officer.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath != from);
        await officer.LookAsync();
        foreach (var (label, text) in fields) await officer.TypeAsync(label.Indonesian, label.English, text);
        await officer.SendAsync(button.Indonesian, button.English);
        return officer;
    }
}
