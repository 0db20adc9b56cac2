using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Paseban.Sandbox.Outside;

namespace Paseban.Sandbox.Bank;

internal sealed record ClockSetting(DateTimeOffset Now);

internal sealed record TreasuryTransfer(string Reference, long Amount);

/// <summary>The bank over HTTP on the loopback interface. Requests pass one at a time, as the books have one writer.</summary>
/// <param name="truth">Who people are by their cards; null where the world does not say.</param>
internal sealed class BankHost(SandboxBank bank, Truth? truth) : IDisposable
{
    private readonly Openings openings = new(bank.Books, truth);
    private readonly SemaphoreSlim counter = new(1, 1);

    public void Map(WebApplication app)
    {
        app.MapGet("/health", () => new { status = "ok" });
        app.MapGet("/clock", () => Alone(() => Results.Ok(new { now = bank.Books.Clock })));
        app.MapPost("/clock", (ClockSetting setting) => Alone(() => Advance(setting.Now)));
        app.MapPost("/treasury/transfers", (TreasuryTransfer transfer) => Alone(() => Transfer(transfer)));
        app.MapPost("/bank/files", (string name, HttpRequest request) => Receive(name, request));
        app.MapGet("/bank/files", (string? after) => Alone(() => Results.Ok(bank.Outbox.PublishedAfter(after))));
        app.MapGet("/bank/files/{name}", (string name) => SendFile(name));
        app.MapGet("/bank/accounts/corrections", (long? after, HttpResponse response) => Alone(() => Corrections(after ?? 0, response)));
        app.MapGet("/bank/books", () => Alone(() => Results.Ok(BooksReport.Totals(bank.Books))));
        app.MapGet("/bank/credits", Credits);
        app.MapPost("/bank/openings", (HttpRequest request, HttpResponse response) => OpenAccounts(request, response));
        app.MapGet("/bank/openings/refused", () => Alone(() => Results.Text(openings.Refused(), "text/csv", Encoding.UTF8)));
    }

    /// <summary>Where the clock stands, for everybody outside the bank.</summary>
    public async Task<DateTimeOffset> ClockAsync()
    {
        await counter.WaitAsync();
        try
        {
            return bank.Books.Clock;
        }
        finally
        {
            counter.Release();
        }
    }

    public void Dispose() => counter.Dispose();

    private async Task<IResult> Alone(Func<IResult> work)
    {
        await counter.WaitAsync();
        try
        {
            return work();
        }
        finally
        {
            counter.Release();
        }
    }

    private IResult Advance(DateTimeOffset now) => bank.AdvanceTo(now)
        ? Results.Ok(new { now = bank.Books.Clock, tick = bank.Books.Tick })
        : Results.Conflict(new { problem = $"The clock stands at {bank.Books.Clock:yyyy-MM-ddTHH:mm:sszzz} and never goes back." });

    private IResult Transfer(TreasuryTransfer transfer) => bank.Transfer(transfer.Reference, transfer.Amount) is { } problem
        ? Results.Conflict(new { problem })
        : Results.Ok(new { transfer.Reference, balance = bank.Books.BalanceAt(DateOnly.MaxValue) });

    /// <summary>Puts a signed file where a folder would have it; the bank reads it when its clock is next set.</summary>
    private async Task<IResult> Receive(string name, HttpRequest request)
    {
        if (!ExchangeFolder.IsName(name))
            return Results.BadRequest(new { problem = "The name is letters, digits, dots and dashes, and ends in .xml." });
        var signature = request.Headers["X-Signature"].ToString();
        await counter.WaitAsync();
        try
        {
            var path = bank.Exchange.Inbound(name);
            await using (var part = File.Create(path + ".part")) await request.Body.CopyToAsync(part);
            var hash = ExchangeFolder.HashOf(path + ".part");
            if (Signature.Problem(bank.Exchange.CustomerKey, hash, signature) is { } problem)
            {
                File.Delete(path + ".part");
                return Results.Json(new { problem }, statusCode: StatusCodes.Status401Unauthorized);
            }
            if (File.Exists(path) && File.Exists(path + ".sig"))
            {
                var same = CryptographicOperations.FixedTimeEquals(hash, ExchangeFolder.HashOf(path));
                File.Delete(path + ".part");
                return same
                    ? Results.Ok(new { result = "repeated" })
                    : Results.Conflict(new { problem = $"{name} was sent before with other contents." });
            }
            File.Move(path + ".part", path, overwrite: true);
            ExchangeFolder.WriteWhole(path + ".sig", signature);
            return Results.Accepted(value: new { result = "received" });
        }
        finally
        {
            counter.Release();
        }
    }

    private IResult SendFile(string name)
    {
        var signature = name.EndsWith(".sig", StringComparison.Ordinal);
        if (!ExchangeFolder.IsName(signature ? name[..^4] : name)) return Results.NotFound();
        var path = bank.Exchange.Outbound(name);
        return File.Exists(path) ? Results.File(Path.GetFullPath(path), signature ? "text/plain" : "application/xml") : Results.NotFound();
    }

    private IResult Corrections(long after, HttpResponse response)
    {
        var (last, rows) = BooksReport.Corrections(bank.Books, after);
        response.Headers["X-Last"] = last.ToString(CultureInfo.InvariantCulture);
        return Results.Text(AccountOpening.Header + "\n" + string.Concat(rows.Select(row => row + "\n")), "text/csv", Encoding.UTF8);
    }

    private async Task<IResult> OpenAccounts(HttpRequest request, HttpResponse response)
    {
        var list = await CsvTable.ReadAsync(request.Body);
        return await Alone(() =>
        {
            if (openings.Open(list) is not { } opened)
                return Results.BadRequest(new { problem = "The file has the columns nik and nama." });
            response.Headers["X-Refused"] = opened.Refused.ToString(CultureInfo.InvariantCulture);
            return Results.Text(opened.Csv, "text/csv", Encoding.UTF8);
        });
    }

    /// <summary>Streams: a year of payments is longer than memory should be.</summary>
    private async Task Credits(HttpResponse response)
    {
        response.ContentType = "text/csv";
        await counter.WaitAsync();
        try
        {
            await using var writer = new StreamWriter(response.Body, new UTF8Encoding(false), 1 << 16);
            BooksReport.WriteCredits(bank.Books, writer);
        }
        finally
        {
            counter.Release();
        }
    }
}
