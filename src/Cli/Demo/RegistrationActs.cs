using System.Globalization;
using System.Text.Json;

namespace Paseban.Cli.Demo;

/// <summary>The acts of a registration, from the wave to the draft of a decree, each by the person whose act it is.</summary>
internal sealed class RegistrationActs(
    DemoOffice office, SandboxWorld world, DemoCalendar calendar, DemoPlace place, DemoState state, DemoLog log)
{
    private const int MostCounts = 5;

    private readonly OutsideActs outside = new(office, world, place, state);

    /// <summary>Whether the calendar's word is one of these acts.</summary>
    public static bool Knows(string act) => act is "application-form" || OutsideActs.Knows(act) || Commands.ContainsKey(act);

    // What is asked of whom; the words are those of the ordinary command line.
    private static readonly Dictionary<string, Func<CalendarStep, Given>> Commands = new(StringComparer.Ordinal)
    {
        ["wave-open"] = step => new(
            Role.PusdatinOfficer,
            ["wave", "open", step.Word("wave"), "--name", step.Title ?? step.Name, "--opens", step.Word("opens"),
                "--closes", step.Word("closes")]),
        ["wave-extend"] = step => new(
            Role.PusdatinOfficer, ["wave", "extend", step.Word("wave"), "--closes", step.Word("closes"), "--reason", step.Word("reason")]),
        ["wave-close"] = step => new(Role.PusdatinOfficer, ["wave", "close", step.Word("wave")]),
        ["application-import"] = step => new(
            Role.KelurahanOfficer, ["application", "import", step.File!, "--wave", step.Word("wave"), "--skip-bad-rows"]),
        ["match-revenue"] = step => new(
            Role.PusdatinOfficer,
            ["match", "revenue", "--wave", step.Word("wave"), "--vehicles", step.Word("vehicles"), "--property", step.Word("property"),
                "--vintage", step.Word("vintage")]),
        ["match-institutions"] = step => new(
            Role.PusdatinOfficer, ["match", "institutions", step.File!, "--wave", step.Word("wave"), "--vintage", step.Word("vintage")]),
        ["match-state-aid"] = step => new(
            Role.PusdatinOfficer,
            ["match", "state-aid", .. step.More["files"].EnumerateArray().Select(file => file.GetString()!), "--wave", step.Word("wave")]),
        ["match-duplicates"] = step => new(Role.PusdatinOfficer, ["match", "duplicates", "--wave", step.Word("wave")]),
        ["match-criteria"] = step => new(Role.PusdatinOfficer, ["match", "criteria", "--wave", step.Word("wave")]),
        ["meetings-draw"] = step => new(
            Role.PusdatinOfficer, ["meeting", "draw", "--wave", step.Word("wave"), "--kind", step.Word("kind"), "--all"]),
        ["display-open"] = step => new(
            Role.PusdatinOfficer, ["display", "open", "--wave", step.Word("wave"), "--kind", step.Word("kind")]),
        ["display-close"] = step => new(
            Role.PusdatinOfficer, ["display", "close", "--wave", step.Word("wave"), "--kind", step.Word("kind")]),
        ["target-list-lock"] = step => new(Role.DinasApprover, ["target-list", "lock", "--wave", step.Word("wave")]),
        ["candidates-assess"] = step => new(
            Role.PusdatinOfficer,
            ["candidates", "assess", "--wave", step.Word("wave"), "--programme", step.Programme!, "--month", step.Word("month")]),
        ["quota-import"] = step => new(Role.DinasApprover, ["quota", "import", step.File!, "--year", step.Figure("quotaYear")]),
        ["candidates-rank"] = step => new(
            Role.PusdatinOfficer,
            ["candidates", "rank", "--programme", step.Programme!, "--month", step.Word("month")]),
    };

    public async Task TakeAsync(CalendarStep step, CancellationToken ct) =>
        await log.StepAsync(step.Do, step.Name, office.Now, () => ActAsync(step, ct), Outcome);

    private async Task<JsonElement> ActAsync(CalendarStep step, CancellationToken ct)
    {
        if (step.Do == "application-form") return await FormAsync(step, ct);
        if (OutsideActs.Knows(step.Do)) return await outside.TakeAsync(step, calendar, ct);
        var (role, words) = Commands[step.Do](step);
        var result = await office.LookAsync(role, ct, [.. words.Select(InWorld)]);
        if (step.Do == "candidates-rank") state.Rankings[step.Programme!] = result.GetProperty("ranking").Text("reference");
        return result;
    }

    /// <summary>A file of the world is named from its root.</summary>
    private string InWorld(string word) => File.Exists(Path.Combine(place.World, word)) ? Path.Combine(place.World, word) : word;

    /// <summary>One household's form: begun, submitted, put right or taken back by whoever brings it.</summary>
    private async Task<JsonElement> FormAsync(CalendarStep step, CancellationToken ct)
    {
        var form = Path.Combine(place.World, step.Word("form"));
        var account = step.WordOrNull("account");
        if (account is not null) await RegisterAsync(account, ct);
        var who = account ?? Assistance.Accounts.RoleNames.Of(step.Word("door") == "home_visit" ? Role.Pendamsos : Role.KelurahanOfficer);
        if (!state.Applications.TryGetValue(step.Word("form"), out var reference))
        {
            var begun = await office.GiveAsync(who, ct, "application", "new", "--form", form, "--door", step.Word("door"));
            state.Applications[step.Word("form")] = reference = begun.Text("reference");
            state.Save(place.State);
            if (step.Word("act") == "draft") return begun;
        }
        return step.Word("act") switch
        {
            "submit" => await office.GiveAsync(who, ct, "application", "submit", reference),
            "edit" => await office.GiveAsync(who, ct, "application", "edit", reference, "--form", Path.Combine(place.World, step.File!)),
            "withdraw" => await office.GiveAsync(
                who, ct, "application", "withdraw", reference, "--reason", "ditarik oleh pemohon"),
            _ => await office.GiveAsync(who, ct, "application", "show", reference),
        };
    }

    /// <summary>A citizen has an account of their own; who has one keeps it.</summary>
    private async Task RegisterAsync(string account, CancellationToken ct)
    {
        if (File.Exists(office.TokenFile(account))) return;
        await office.GiveAsync(
            Role.Administrator, ct, "actor", "add", "--name", account, "--role", "citizen", "--token-file",
            office.TokenFile(account), "--days", "400");
    }

    /// <summary>What an answer names and counts, its own numbers before those of its parts; a list is counted.</summary>
    private static string Outcome(JsonElement result)
    {
        if (result.ValueKind == JsonValueKind.Array)
            return string.Create(CultureInfo.InvariantCulture, $"{result.GetArrayLength():N0} listed");
        var parts = result.EnumerateObject().ToList();
        var flat = parts.Concat(parts.Where(part => part.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(part => part.Value.EnumerateObject())).ToList();
        var reference = flat.Where(part => part.Name == "reference" && part.Value.ValueKind == JsonValueKind.String)
            .Select(part => part.Value.GetString()).FirstOrDefault();
        var counts = flat.Where(
            part => part.Value.ValueKind == JsonValueKind.Number && part.Value.TryGetInt64(out var number) && number != 0)
            .Select(part => Words(part.Name, part.Value.GetInt64()))
            .Concat(parts.Where(part => part.Value.ValueKind == JsonValueKind.Array && part.Value.GetArrayLength() > 0)
                .Select(part => Words(part.Name, part.Value.GetArrayLength())));
        return string.Join(", ", counts.Take(MostCounts).Prepend(reference).OfType<string>());

        static string Words(string name, long count) => string.Create(CultureInfo.InvariantCulture, $"{name.Replace('_', ' ')} {count:N0}");
    }

    private sealed record Given(Role Role, IReadOnlyList<string> Words);
}
