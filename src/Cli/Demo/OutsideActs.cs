using System.Globalization;
using System.Text.Json;
using Paseban.Assistance.Imports;

namespace Paseban.Cli.Demo;

/// <summary>
/// Acts that go out to somebody and wait for what comes back: the civil registry, RT and RW, the meetings, the visited homes, the ministry,
/// the bank's branch. What goes out and what comes back stays in the demo's folder.
/// </summary>
internal sealed class OutsideActs(DemoOffice office, SandboxWorld world, DemoPlace place, DemoState state)
{
    private const string Purpose = "pekerjaan gelombang pendaftaran";

    public static bool Knows(string act) => act is
        "proposals-link" or "match-civil" or "remarks" or "meetings-hold" or "meetings-sign" or "objections" or "siks-ng-export" or "visits"
        or "verification-decide" or "siks-ng-import" or "draft-decree" or "accounts";

    public Task<JsonElement> TakeAsync(CalendarStep step, DemoCalendar calendar, CancellationToken ct) => step.Do switch
    {
        "proposals-link" => LinkProposalsAsync(step, ct),
        "match-civil" => MatchCivilAsync(step, calendar, ct),
        "remarks" => RemarksAsync(step, ct),
        "meetings-hold" => HoldMeetingsAsync(step, ct),
        "meetings-sign" => office.LookAsync(
            Role.Lurah, ct, "meeting", "sign", "--all", "--wave", step.Word("wave"), "--kind", step.Word("kind"), "--out",
            Folder("minutes")),
        "objections" => ObjectAsync(step, ct),
        "siks-ng-export" => ExportAsync(step, ct),
        "visits" => VisitAsync(step, ct),
        "verification-decide" => DecideAsync(ct),
        "siks-ng-import" => DetermineAsync(step, ct),
        "draft-decree" => DraftAsync(step, calendar, ct),
        "accounts" => OpenAccountsAsync(ct),
        _ => throw new InvalidOperationException($"'{step.Do}' asks nobody outside."),
    };

    /// <summary>Whoever was proposed without a NIK and is almost surely in the registry is asked for the card, which confirms it.</summary>
    private async Task<JsonElement> LinkProposalsAsync(CalendarStep step, CancellationToken ct)
    {
        const long AlmostSure = 950;
        var linked = await office.LookAsync(Role.KelurahanOfficer, ct, "proposal", "link", "--wave", step.Word("wave"));
        var waiting = await office.GiveAsync(Role.KelurahanOfficer, ct, "proposal", "list", "--wave", step.Word("wave"));
        foreach (var one in waiting.EnumerateArray())
        {
            if (one.Items("candidates").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } likeliest) continue;
            if (likeliest.Number("per_mille") < AlmostSure) continue;
            await office.GiveAsync(
                Role.KelurahanOfficer, ct, "proposal", "decide", one.Text("reference"), "--person", likeliest.Text("person"), "--same",
                "--reason", "orang yang sama menurut kartu keluarga", "--evidence", "KTP dilihat di kelurahan");
        }
        return linked;
    }

    /// <summary>Element by element until the day's quota is used up, or the whole extract.</summary>
    private Task<JsonElement> MatchCivilAsync(CalendarStep step, DemoCalendar calendar, CancellationToken ct)
    {
        if (step.Word("mode") == "extract")
            return office.LookAsync(
                Role.PusdatinOfficer, ct, "match", "civil", "--wave", step.Word("wave"), "--extract", Path.Combine(place.World, step.File!),
                "--vintage", step.Word("vintage"));
        var registry = calendar.CivilRegistry
            ?? throw DemoFailure.Of("demo.calendar", "The calendar names no civil registry.", "Use the sandbox of this version.");
        office.Login["PASEBAN_CIVIL_USER"] = registry.User;
        office.Login["PASEBAN_CIVIL_PASSWORD"] = registry.Password;
        return office.LookAsync(
            Role.PusdatinOfficer, ct, "match", "civil", "--wave", step.Word("wave"), "--service",
            new Uri(world.Address, registry.Path).ToString());
    }

    private async Task<JsonElement> RemarksAsync(CalendarStep step, CancellationToken ct)
    {
        var remarks = await KeepAsync("field", "remarks.csv", await world.AskAsync("field/remarks", await AgendaAsync(step, ct), ct), ct);
        return await office.LookAsync(Role.KelurahanOfficer, ct, "meeting", "remark", remarks, "--wave", step.Word("wave"));
    }

    private async Task<JsonElement> HoldMeetingsAsync(CalendarStep step, CancellationToken ct)
    {
        var kind = step.Word("kind");
        var agenda = await AgendaAsync(step, ct);
        var meetings = await KeepAsync("field", $"meetings-{kind}.csv", await world.ReadAsync($"field/meetings?kind={kind}", ct), ct);
        var attendance = await KeepAsync("field", $"attendance-{kind}.csv", await world.ReadAsync($"field/attendance?kind={kind}", ct), ct);
        var decisions = await KeepAsync(
            "field", $"decisions-{kind}.csv", await world.AskAsync($"field/deliberations?kind={kind}", agenda, ct), ct);
        return await office.LookAsync(
            Role.KelurahanOfficer, ct, "meeting", "import", meetings, attendance, decisions, "--wave", step.Word("wave"),
            "--skip-bad-rows");
    }

    /// <summary>The agendas of all kelurahan in one list, as it goes out to them.</summary>
    private async Task<string> AgendaAsync(CalendarStep step, CancellationToken ct)
    {
        var agenda = Path.Combine(Folder("field"), $"agenda-{step.Word("kind")}.csv");
        await office.GiveAsync(
            Role.KelurahanOfficer, ct, "meeting", "export", "--wave", step.Word("wave"), "--kind", step.Word("kind"), "--out", agenda,
            "--with-nik", "--reason", Purpose);
        return agenda;
    }

    /// <summary>Neighbours object at the kelurahan while the list is on display; the lurah answers.</summary>
    private async Task<JsonElement> ObjectAsync(CalendarStep step, CancellationToken ct)
    {
        var meetings = (await office.GiveAsync(Role.Auditor, ct, "meeting", "list", "--wave", step.Word("wave"), "--kind", "fmotm"))
            .EnumerateArray().ToDictionary(meeting => meeting.Text("area"), meeting => meeting.Text("reference"), StringComparer.Ordinal);
        var agenda = Rows(Path.Combine(Folder("field"), "agenda-fmotm.csv"))
            .ToLookup(row => row["nik"], row => row["kelurahan"], StringComparer.Ordinal);
        foreach (var row in Rows(Path.Combine(place.World, step.File!)))
        {
            if (agenda[row["nik"]].FirstOrDefault() is not { } kelurahan) continue;
            var received = await office.GiveAsync(
                Role.KelurahanOfficer, ct, "objection", "receive", meetings[kelurahan], "--name", row["nik"], "--against", "--text",
                row["isi"], "--by", row["oleh"]);
            await office.GiveAsync(
                Role.Lurah, ct, "objection", "answer", received.Text("reference"), "--accept", "--answer", row["bukti"], "--reason-code",
                row["alasan"]);
        }
        return await office.GiveAsync(Role.Auditor, ct, "objection", "list", "--wave", step.Word("wave"));
    }

    private static List<Dictionary<string, string>> Rows(string path)
    {
        using var table = TableReader.Open(path).Value;
        var rows = new List<Dictionary<string, string>>();
        while (table.Read())
        {
            rows.Add(table.Header.Index().ToDictionary(
                column => column.Item, column => table.Cell(column.Index).ToString(), StringComparer.Ordinal));
        }
        return rows;
    }

    private async Task<JsonElement> ExportAsync(CalendarStep step, CancellationToken ct)
    {
        var lists = await office.GiveAsync(Role.Auditor, ct, "target-list", "show");
        var list = lists.ValueKind == JsonValueKind.Array ? lists.EnumerateArray().Last() : lists;
        return await office.GiveAsync(
            Role.PusdatinOfficer, ct, "siks-ng", "export", "--target-list", list.Text("reference"), "--out", SiksNg, "--reason", step.Name);
    }

    private async Task<JsonElement> VisitAsync(CalendarStep step, CancellationToken ct)
    {
        await office.GiveAsync(
            Role.PusdatinOfficer, ct, "visit", "plan", "--wave", step.Word("wave"), "--sample", step.Figure("sample"), "--from", Today,
            "--per-day", step.Figure("perDay"));
        var visits = Path.Combine(Folder("field"), "visits.csv");
        await office.GiveAsync(Role.Pendamsos, ct, "visit", "export", "--out", visits, "--reason", Purpose);
        var outcomes = await KeepAsync("field", "visits-back.csv", await world.AskAsync("field/visits", visits, ct), ct);
        return await office.LookAsync(Role.Pendamsos, ct, "visit", "import", outcomes);
    }

    /// <summary>After the days to reply the named officer decides, finding by finding.</summary>
    private async Task<JsonElement> DecideAsync(CancellationToken ct)
    {
        var decided = 0L;
        for (var waiting = await EscalatedAsync(ct); waiting.Count > 0; waiting = await EscalatedAsync(ct))
        {
            foreach (var finding in waiting)
            {
                await office.GiveAsync(
                    Role.DinasApprover, ct, "verification", "decide", finding, "--uphold",
                    "--reason", "dilihat di rumah; tidak ada tanggapan sampai batas waktu");
                decided++;
            }
        }
        using var document = JsonDocument.Parse($$"""{"decided": {{decided.ToString(CultureInfo.InvariantCulture)}}}""");
        return document.RootElement.Clone();
    }

    private async Task<List<string>> EscalatedAsync(CancellationToken ct)
    {
        var open = await office.GiveAsync(Role.DinasApprover, ct, "verification", "list", "--limit", "500");
        return [.. open.EnumerateArray().Where(item => item.Text("state") == "escalated").Select(item => item.Text("reference"))];
    }

    private async Task<JsonElement> DetermineAsync(CalendarStep step, CancellationToken ct)
    {
        var answer = await KeepAsync(
            "siks-ng", $"result-{step.Word("period")}.csv", await world.AskAsync("ministry/siks-ng", SiksNg, ct), ct);
        return await office.LookAsync(Role.PusdatinOfficer, ct, "siks-ng", "import", answer);
    }

    /// <summary>The rankings become one list in the form of a decree.</summary>
    private async Task<JsonElement> DraftAsync(CalendarStep step, DemoCalendar calendar, CancellationToken ct)
    {
        var draft = Path.Combine(place.World, step.Word("out"));
        Directory.CreateDirectory(Path.GetDirectoryName(draft)!);
        var decree = calendar.Steps.First(other => other.Do == "decree-import" && other.File == step.Word("out"));
        return await office.GiveAsync(
            Role.PusdatinOfficer, ct, "candidates", "draft-decree", "--ranking", string.Join(',', state.Rankings.Values), "--number",
            decree.Number!, "--to", MonthRange.Parse(step.Months!).Through.ToString(), "--out", draft, "--reason", step.Name);
    }

    /// <summary>The bank opens accounts for whoever has none; those it refused for their name come back under the card's.</summary>
    private async Task<JsonElement> OpenAccountsAsync(CancellationToken ct)
    {
        var openings = Path.Combine(Folder("openings"), "openings.csv");
        await office.GiveAsync(Role.PusdatinOfficer, ct, "recipient", "openings", "--out", openings, "--reason", Purpose);
        var opened = await KeepAsync("openings", "accounts.csv", await world.AskAsync("bank/openings", openings, ct), ct);
        var imported = await office.LookAsync(Role.PusdatinOfficer, ct, "import", "accounts", opened);
        var refused = await KeepAsync("openings", "refused.csv", await world.ReadAsync("bank/openings/refused", ct), ct);
        if (File.ReadLines(refused).Skip(1).Any())
        {
            var corrected = await KeepAsync("openings", "accounts-corrected.csv", await world.AskAsync("bank/openings", refused, ct), ct);
            await office.LookAsync(Role.PusdatinOfficer, ct, "import", "accounts", corrected);
        }
        state.Save(place.State);
        return imported;
    }

    private string SiksNg => Path.Combine(Folder("siks-ng"), "submission.csv");

    private string Today => DateOnly.FromDateTime(office.Now.ToOffset(ProcessContext.Jakarta).DateTime).Iso;

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(place.Root, name)).FullName;

    private async Task<string> KeepAsync(string folder, string name, string text, CancellationToken ct)
    {
        var path = Path.Combine(Folder(folder), name);
        await File.WriteAllTextAsync(path, text, ct);
        return path;
    }
}
