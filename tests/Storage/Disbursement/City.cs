using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Registry;
using Law = Paseban.Rules.Law;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>
/// A small city on one database: a kelurahan, recipients on a decree with accounts, a budget, and one person for each act. Rows of other
/// steps are written directly, so that a test of the money path depends on nothing but their tables.
/// </summary>
internal sealed class City : TestWorld
{
    public const string Kelurahan = "31.71.03.1002";
    public static readonly DateOnly ValueDate = new(2024, 3, 1);
    public static readonly MonthRange FirstRun = new(new Month(2024, 1), new Month(2024, 2));

    private long lastLine;

    private City(TestDatabase test) : base(test) => Bank = new BankInMemory();

    public BankInMemory Bank { get; }

    public static Law Law => LawFolder.Law;

    public static Actor Officer { get; } = A.Actor(11, Role.PusdatinOfficer);

    public static Actor Approver { get; } = A.Actor(12, Role.DinasApprover);

    public static Actor Treasurer { get; } = A.Actor(13, Role.Treasurer);

    public static Actor Liaison { get; } = A.Actor(14, Role.BankLiaison);

    /// <summary>A city with <paramref name="elders"/> KLJ recipients, persons 1 to n, entitled for the whole of 2024.</summary>
    public static async Task<City> CreateAsync(Engine engine, int elders = 3)
    {
        var city = new City(await TestDatabase.CreateAsync(engine));
        await using (var work = await city.BeginAsync())
        {
            await work.ExecuteAsync(
                "insert into area (code, level, name, folded) values (@Kelurahan, 4, 'Petojo', 'petojo')", new { Kelurahan }, Stop);
            await work.ExecuteAsync(
                "insert into law_version (hash, adopted_at, adopted_by, files) values (@Version, 1, 99, '')", new { Law.Version }, Stop);
            await work.ExecuteAsync(
                """
                insert into decree (id, number, title, signed_on, version, root_id, imported_at, imported_by, merkle_root, lines)
                values (1, 'Kepgub 1/2024', 'test', '2024-01-15', 1, 1, 1, 98, '', 0)
                """,
                ct: Stop);
            await work.CommitAsync(Stop);
        }
        foreach (var programme in new[] { "KLJ", "KPDJ", "KAJ" })
            await new RecordBudget(city.Database).RunAsync(
                2024, programme, $"DPA-{programme}", new Rupiah(1_000_000_000), Act(ProcessKind.BudgetRecording, Treasurer), Stop);
        await new FundAccount(BankInMemory.FundAccount, "DINSOS PKD", "BDKIIDJ1XXX")
            .RecordAsync(city.Database, Act(ProcessKind.BudgetRecording, Treasurer), Stop);
        for (var person = 1; person <= elders; person++) await city.AddRecipientAsync(person);
        return city;
    }

    public static ProcessContext Act(
        ProcessKind kind,
        Actor actor,
        DateTimeOffset? at = null,
        string reason = "a reason that is long enough",
        string evidence = "test") =>
        new(kind, at ?? new DateTimeOffset(2024, 2, 26, 9, 0, 0, ProcessContext.Jakarta), actor, reason, evidence);

    public Task<UnitOfWork> BeginAsync() => Database.BeginAsync(A.Process(), Stop);

    public async Task AddRecipientAsync(
        long person, string programme = "KLJ", string born = "1950-05-05", string cohort = "2024-I", MonthRange? months = null,
        string? account = null, long amount = 300_000)
    {
        var span = months ?? new MonthRange(new Month(2024, 1), new Month(2024, 12));
        await using var work = await BeginAsync();
        await work.ExecuteAsync(
            """
            insert into person (person_id, name, folded_name, sex, birth_date, area, household_id, row_hash, recorded_at)
            values (@person, @name, @name, 1, @born, @Kelurahan, @person, '', 1) on conflict (person_id) do nothing
            """,
            new { person, name = $"WARGA {person}", born, Kelurahan },
            Stop);
        var line = ++lastLine;
        var args = new { person, line, programme, amount, from = (long)span.From.Index, through = (long)span.Through.Index, cohort };
        await work.ExecuteAsync(
            """
            insert into decree_line (person_id, id, decree_id, programme, benefit_group, amount, from_month, to_month, origin, cohort)
            values (@person, @line, 1, @programme, 'pkd', @amount, @from, @through, 'existing', @cohort)
            """,
            args,
            Stop);
        await work.ExecuteAsync(
            """
            insert into recipient (person_id, programme, from_month, to_month, benefit_group, origin, cohort, line_id, decree_id, amount,
                status)
            values (@person, @programme, @from, @through, 'pkd', 'existing', @cohort, @line, 1, @amount, 'active')
            """,
            args,
            Stop);
        await work.CommitAsync(Stop);
        if (account != "") await SetAccountAsync(person, account ?? $"4010{person:000000}");
    }

    /// <summary>A new version of the person's account, recorded by somebody who approves nothing.</summary>
    public async Task SetAccountAsync(long person, string number, long recordedBy = 97)
    {
        await using var work = await BeginAsync();
        await work.ExecuteAsync("update bank_account set current = 0 where person_id = @person", new { person }, Stop);
        await work.ExecuteAsync(
            """
            insert into bank_account (person_id, version, bank, holder_name, blind_index, ciphertext, recorded_at, recorded_by, current)
            select @person, coalesce(max(version), 0) + 1, 'BDKIIDJ1XXX', @name, @index, @cipher, 1, @recordedBy, 1 from bank_account
                where person_id = @person
            """,
            new
            {
                person,
                name = $"WARGA {person}",
                index = Vault.BlindIndex(IdentityField.Account, number),
                cipher = Vault.Encrypt(person, IdentityField.Account, number),
                recordedBy,
            },
            Stop);
        await work.CommitAsync(Stop);
    }

    /// <summary>Two records that proved to be one person.</summary>
    public async Task MergeAsync(long kept, long merged, long decidedBy = 97)
    {
        await ExecuteAsync("update person set merged_into = @kept where person_id = @merged", new { kept, merged });
        await ExecuteAsync(
            """
            insert into person_merge (kept_id, merged_id, decided_at, decided_by, reason, evidence)
            values (@kept, @merged, @at, @decidedBy, 'same', 'x')
            """,
            new { kept, merged, at = Act(ProcessKind.PersonsMerging, Officer).AtMicroseconds, decidedBy });
    }

    /// <summary>Moves payments past the use cases, and their tallies with them.</summary>
    public async Task MoveAsync(string update)
    {
        await ExecuteAsync(update);
        await TallyAsync();
    }

    /// <summary>Counts payments that were written past the use cases.</summary>
    public async Task TallyAsync()
    {
        await ExecuteAsync("delete from payment_tally");
        await ExecuteAsync(
            """
            insert into payment_tally (run_id, area, programme, state, credited_on, payments, amount)
            select run_id, area, programme, state, coalesce(credited_on, ''), count(*), cast(sum(amount) as bigint) from payment
            group by run_id, area, programme, state, coalesce(credited_on, '')
            """);
    }

    /// <summary>Whatever a test did, the sums that pages show are those of the payments.</summary>
    public override async ValueTask DisposeAsync()
    {
        Assert.Equal(await ListAsync<string>(CountedSql), await ListAsync<string>(TalliedSql));
        await base.DisposeAsync();
    }

    private const string CountedSql = """
        select run_id || ' ' || area || ' ' || programme || ' ' || state || ' ' || coalesce(credited_on, '') || ' ' || count(*) || ' '
            || sum(amount)
        from payment group by run_id, area, programme, state, coalesce(credited_on, '') order by 1
        """;

    private const string TalliedSql = """
        select run_id || ' ' || area || ' ' || programme || ' ' || state || ' ' || credited_on || ' ' || payments || ' ' || amount
        from payment_tally order by 1
        """;
}
