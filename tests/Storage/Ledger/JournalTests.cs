using Paseban.Ledger;

namespace Paseban.Tests.Storage.Ledger;

public sealed class JournalTests
{
    // One operation a line: key, debit, credit, amount, day -> what the books answer.
    private const string Operations = """
        close   -     -     0        2023-12-31  ok
        a       5110  2110  600000   2024-03-01  ok
        a       5110  2110  600000   2024-03-01  known
        a       5110  2110  600001   2024-03-01  refused
        b       2110  2110  100      2024-03-01  refused
        c       2110  2120  0        2024-03-01  refused
        d       2110  2120  -5       2024-03-01  refused
        e       2110  2120  600000   2023-12-31  refused
        e       2110  2120  600000   2024-01-01  ok
        f       2120  1120  600000   2024-03-02  ok
        """;

    [DatabaseTheory]
    public async Task Post_EachOperationOfTheTable_AnswersAsItSays(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        foreach (var line in Operations.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal((line, cells[5]), (line, await AnswerAsync(test.Database, cells)));
        }
    }

    [DatabaseTheory]
    public async Task Post_AnySequence_KeepsDebitsEqualToCreditsAndAReversalUndoesIt(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var random = new Random(20240301);
        var entries = Enumerable.Range(0, 60).Select(number => RandomEntry(random, number)).ToList();

        foreach (var entry in entries) await PostAsync(test.Database, entry);
        var after = await ReadAsync(test.Database);
        foreach (var entry in entries) await PostAsync(test.Database, Reversed(entry));
        var undone = await ReadAsync(test.Database);

        Assert.True(after.IsBalanced);
        Assert.Equal(entries.Select(e => e.Total).Total(), after.Debits);
        Assert.All(undone.Accounts, account => Assert.Equal(Rupiah.Zero, account.Balance));
    }

    [DatabaseTheory]
    public async Task Statement_ReadInPages_EndsWithTheBalanceOfTheTrialBalance(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var random = new Random(7);
        for (var number = 0; number < 25; number++) await PostAsync(test.Database, RandomEntry(random, number));

        await using var reading = await test.Database.ReadAsync(Stop);
        var balance = Rupiah.Zero;
        var (entry, line) = (0L, 0L);
        while (await AccountStatement.ReadAsync(reading, Chart.Payable, balance, entry, line, size: 7, Stop) is { Count: > 0 } page)
            (balance, entry, line) = (page[^1].Balance, page[^1].EntryId, page[^1].Line);

        Assert.Equal((await TrialBalance.ReadAsync(reading, ct: Stop)).BalanceOf(Chart.Payable), balance);
    }

    [DatabaseTheory]
    public async Task Posting_ChangedOrDeleted_IsRefusedByTheDatabase(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await PostAsync(test.Database, RandomEntry(new Random(1), 1));

        foreach (var sql in new[]
        {
            "update posting set amount = amount + 1",
            "delete from posting",
            "update journal_entry set document = ''",
            "delete from journal_entry",
        })
        {
            await using var work = await test.Database.BeginAsync(A.Process(), Stop);
            var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => work.ExecuteAsync(sql, ct: Stop));
            Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<string> AnswerAsync(Database database, string[] cells)
    {
        if (cells[0] == "close")
        {
            await using var work = await database.BeginAsync(A.Process(), Stop);
            await work.ExecuteAsync("insert into fiscal_year (year, closed_at, closed_by) values (2023, 1, 1)", ct: Stop);
            await work.CommitAsync(Stop);
            return "ok";
        }
        try
        {
            var posting = new Posting(Find(cells[1]), Find(cells[2]), "KLJ", new Rupiah(long.Parse(cells[3], null)));
            return await PostAsync(database, new JournalEntry(cells[0], "test", IsoDate.Parse(cells[4]), "paper", null, [posting]))
                ? "ok"
                : "known";
        }
        catch (LedgerRefusal)
        {
            return "refused";
        }
    }

    private static Account Find(string code) => Chart.All.Single(account => account.Code == code);

    private static JournalEntry RandomEntry(Random random, int number)
    {
        var postings = Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        {
            var debit = random.Next(Chart.All.Count);
            var credit = (debit + random.Next(1, Chart.All.Count)) % Chart.All.Count;
            return new Posting(Chart.All[debit], Chart.All[credit], "KLJ", new Rupiah(random.NextInt64(1, 100_000_000_000)));
        });
        return new JournalEntry($"entry {number}", "test", new DateOnly(2024, 1, 1).AddDays(number), "paper", null, [.. postings]);
    }

    private static JournalEntry Reversed(JournalEntry entry) =>
        entry with
        {
            Key = $"{entry.Key} reversed",
            Postings = [.. entry.Postings.Select(p => new Posting(p.Credit, p.Debit, p.Programme, p.Amount))],
        };

    private static async Task<bool> PostAsync(Database database, JournalEntry entry)
    {
        await using var work = await database.BeginAsync(A.Process(), Stop);
        var booked = await Journal.PostAsync(work, entry, Stop);
        await work.CommitAsync(Stop);
        return booked;
    }

    private static async Task<TrialBalance> ReadAsync(Database database)
    {
        await using var reading = await database.ReadAsync(Stop);
        return await TrialBalance.ReadAsync(reading, ct: Stop);
    }
}
