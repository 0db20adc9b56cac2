using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Paseban.Sandbox.Outside;

/// <summary>
/// The offices and people around a registration, over HTTP on the loopback interface: civil registry, RT/RW, kelurahan meetings, Pendamsos,
/// the ministry. They answer from the truth of the world, by the sandbox's clock.
/// </summary>
internal sealed class OutsideHost : IDisposable
{
    private readonly Truth truth;
    private readonly string extract;
    private readonly Func<Task<DateTimeOffset>> clock;
    private readonly Neighbours neighbours;
    private readonly MeetingFiles meetings;
    private readonly HomeVisits visits;
    private readonly Ministry ministry;
    private readonly SemaphoreSlim turn = new(1, 1);
    private CivilIndex? index;
    private CivilService? civil;

    /// <param name="truth">Of the world that is served.</param>
    /// <param name="world">Folder of the world; the civil registry answers from its extract.</param>
    /// <param name="clock">The bank's clock, which is everybody's.</param>
    public OutsideHost(Truth truth, string world, Func<Task<DateTimeOffset>> clock)
    {
        (this.truth, this.clock) = (truth, clock);
        extract = Path.Combine(world, "civil", "extract.csv");
        (neighbours, meetings, visits, ministry) = (new(truth), new(truth), new(truth), new(truth));
    }

    public void Map(WebApplication app)
    {
        app.MapPost("/dukcapil/verify", (HttpRequest request) => Verify(request));
        app.MapGet("/dukcapil/use", () => Alone(today => Results.Ok(new { day = today, answered = truth.CivilAnswers(today) })));
        app.MapGet("/field/meetings", (string? kind, string[]? kelurahan) =>
            Alone(_ => Csv(meetings.Meetings(kind ?? "fmotm", kelurahan ?? []))));
        app.MapGet("/field/attendance", (string? kind, string[]? kelurahan) =>
            Alone(_ => Csv(meetings.Attendance(kind ?? "fmotm", kelurahan ?? []))));
        app.MapPost("/field/remarks", (HttpRequest request) => Table(request, (agenda, today) =>
            neighbours.Read(agenda) is { } lines ? neighbours.Remarks(lines, today) : null));
        app.MapPost("/field/deliberations", (string? kind, HttpRequest request) => Table(request, (agenda, today) =>
            neighbours.Read(agenda) is { } lines ? neighbours.Decisions(lines, kind ?? "fmotm", today) : null));
        app.MapPost("/field/visits", (HttpRequest request) => Table(request, visits.Outcomes));
        app.MapPost("/ministry/siks-ng", (HttpRequest request) => Table(request, ministry.Determine));
    }

    public void Dispose()
    {
        turn.Dispose();
        index?.Dispose();
    }

    private async Task<IResult> Alone(Func<DateOnly, IResult> work)
    {
        var today = DateOnly.FromDateTime((await clock()).DateTime);
        await turn.WaitAsync();
        try
        {
            return work(today);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IResult> Table(HttpRequest request, Func<CsvTable, DateOnly, string?> answer)
    {
        var table = await CsvTable.ReadAsync(request.Body);
        return await Alone(today => answer(table, today) is { } csv
            ? Csv(csv)
            : Results.BadRequest(new { problem = "The file has no column 'nik'." }));
    }

    private async Task<IResult> Verify(HttpRequest request)
    {
        JsonObject? question;
        try
        {
            question = (await JsonNode.ParseAsync(request.Body)) as JsonObject;
        }
        catch (JsonException)
        {
            question = null;
        }
        if (question is null) return Results.BadRequest(new { problem = "The question is one JSON object." });
        CivilReply? reply = null;
        await Alone(today =>
        {
            civil ??= new CivilService(truth, index ??= CivilIndex.Build(extract));
            reply = civil.Verify(question, today);
            return Results.Ok();
        });
        if (reply!.Delay > TimeSpan.Zero) await Task.Delay(reply.Delay);
        return reply.Body is null
            ? Results.StatusCode(reply.Status)
            : Results.Text(reply.Body.ToJsonString(), "application/json", Encoding.UTF8);
    }

    private static IResult Csv(string text) => Results.Text(text, "text/csv", Encoding.UTF8);
}
