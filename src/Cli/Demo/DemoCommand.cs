using Paseban.Assistance.Territory;

namespace Paseban.Cli.Demo;

/// <summary>A whole year from one command, on the sandbox's people and bank.</summary>
internal sealed class DemoCommand : OperatorCommand
{
    private readonly DemoOptions options = new();

    public DemoCommand() : base(
        "demo",
        "Replays a year of the programme: makes people, bank, decree and events in the sandbox, and follows its calendar on a simulated "
            + "clock through the ordinary commands until every run is closed at zero difference. A killed demo goes on where it was.",
        "paseban demo",
        "paseban demo --scale 0.01",
        "paseban demo --seed 7",
        "paseban demo --scenario august-2025",
        "paseban demo --scenario registration-2021 --scale 0.05",
        "paseban demo --database \"postgres:Host=localhost;Database=demo;Username=demo\"")
    {
        options.AddTo(this);
    }

    protected override async Task<int> RunAsync(Host host, ParseResult args, CancellationToken ct)
    {
        var (world, place) = (options.World(args), options.Place(host, args));
        var obstacles = await DemoDatabase.ObstaclesAsync(place, world, ct);
        if (obstacles.Count > 0) return Report.Problems(host, args, obstacles);
        var sandbox = DemoPlace.FindSandbox(host);
        if (!sandbox.Succeeded) return Report.Problems(host, args, sandbox.Problems);
        var territory = TerritoryFolder.Find();
        if (!territory.Succeeded) return Report.Problems(host, args, territory.Problems);
        try
        {
            return await PlayAsync(host, args, world, place, sandbox.Value, territory.Value, ct);
        }
        catch (DemoFailure failure)
        {
            Report.Write(host, args, failure.Problems, failure.ExitCode);
            return failure.ExitCode;
        }
    }

    private static async Task<int> PlayAsync(
        Host host, ParseResult args, DemoWorld world, DemoPlace place, string sandbox, string territory, CancellationToken ct)
    {
        // Whoever plays in the folder now must not have it moved away under them.
        if (File.Exists(place.Lock)) await Alone(place.Lock).DisposeAsync();
        var moved = place.MakeRoom(world);
        using var alone = Alone(place.Lock);
        var state = DemoState.Open(place.State, place.Key(world));
        var log = new DemoLog(host, args, state);
        var office = new DemoOffice(host, place, log);
        if (moved is not null) log.Line($"Another demo lay in {place.Root}; it is now in {moved}.");
        if (state.IsFinished) log.Line("This demo is finished; here it is again.");
        using var bank = new SandboxWorld(sandbox, place);
        state.Save(place.State);
        await log.StepAsync(
            "make world", $"make {world.Name}", null, () => bank.MakeAsync(world, territory, ct), said => said.Split(" in ")[0]);
        var calendar = DemoCalendar.Read(place.World);
        await bank.ServeAsync(ct);
        var clock = await bank.ClockAsync(ct);
        office.Now = new[] { calendar.ClockStart, state.Now, clock }.Max();
        if (!state.IsSetUp)
        {
            await new DemoSetup(office, place, log).RunAsync(world, calendar, ct);
            state.IsSetUp = true;
            state.Save(place.State);
        }
        await new DemoPlay(office, bank, calendar, place, state, log).RunAsync(ct);
        if (!state.IsFinished)
            await log.StepAsync(
                "users", "user add", office.Now, () => new DemoUsers(office, place).AddAsync(ct),
                count => $"{count} logins for the browser");
        var result = await new DemoFindings(office, bank, calendar, state, log).LookAsync(ct);
        result.Summary.Write(place.Summary);
        WriteEnvironment(place, office);
        state.IsFinished = true;
        state.Save(place.State);
        if (GlobalOptions.Json(args))
            return Report.Result(host, args, result.Summary, (_, _) => { }, result.IsRight ? ExitCode.Ok : ExitCode.Problems);
        return Report.Result(
            host, args, result, (page, shown) => Show(page, shown, place), result.IsRight ? ExitCode.Ok : ExitCode.Problems);
    }

    private static void Show(Page page, DemoResult result, DemoPlace place)
    {
        DemoPage.Show(page, result);
        page.Line();
        page.Pairs(
            ("Ringkasan", "Summary", place.Summary),
            ("Berkas bank", "Bank files", place.Bank),
            ("Cara masuk", "Logins", place.Users));
        page.Next(
            "Di peramban:",
            "In the browser:",
            $". {place.Environment}; paseban serve (http://127.0.0.1:8080 and, for the staff, http://127.0.0.1:8081)");
        page.Next("Lihat-lihat:", "Look around:", $". {place.Environment}; paseban run list");
        if (result.Calendar.Examples?.GetValueOrDefault("elder_with_car") is { } nik)
            page.Next("Mengapa tidak:", "Why not:", $"paseban explain --nik {nik} --programme KLJ --at {result.Calendar.ExamplesAt}");
    }

    private static FileStream Alone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new DemoFailure(
                ExitCode.Conflict,
                [Problem.Conflict("demo.running", "Another demo plays in this folder.", "Wait for it, or choose another --out.")]);
        }
    }

    /// <summary>The auditor's settings: they see everything and change nothing.</summary>
    private static void WriteEnvironment(DemoPlace place, DemoOffice office) => TokenFile.Write(
        place.Environment,
        $"""
        export PASEBAN_DATABASE='{place.Database}'
        export PASEBAN_KEYS='{place.Keys}'
        export PASEBAN_EXCHANGE='{place.Bank}'
        export PASEBAN_CLOCK='{office.Now.ToOffset(ProcessContext.Jakarta):yyyy-MM-ddTHH:mm:sszzz}'
        export PASEBAN_TOKEN="$(cat '{office.TokenFile(Role.Auditor)}')"
        """);
}
