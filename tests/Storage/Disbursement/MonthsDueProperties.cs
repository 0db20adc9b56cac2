using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>
/// The set-based months due against a model that asks month by month and person by person, for two hundred random lives; then the past
/// changes (deaths reported late, enrolments made late, amounts amended) and the next run must pay exactly what the model still owes.
/// </summary>
public sealed class MonthsDueProperties
{
    private const int People = 200;
    private static readonly HashSet<Month> NothingPaid = [];
    private static readonly MonthRange Year = new(new Month(2024, 1), new Month(2024, 12));

    [DatabaseTheory]
    public async Task Build_RandomLives_PaysWhatTheModelOwes(Engine engine)
    {
        const int Seed = 20240926;
        var random = new Random(Seed);
        await using var city = await CreateAsync(engine, elders: 0);
        var lives = Enumerable.Range(1, People).Select(person => Life.Draw(random, person)).ToList();
        foreach (var life in lives) await WriteAsync(city, life);

        await city.BuildAsync("FIRST", new MonthRange(new Month(2024, 1), new Month(2024, 6)), programmes: ["KLJ", "KAJ"]);
        var paid = await PaidAsync(city);
        foreach (var life in lives)
            Assert.Equal(
                (Seed, life.Person, life.Owed(new Month(2024, 6), NothingPaid)),
                (Seed, life.Person, paid.GetValueOrDefault(life.Person, "")));

        var changed = lives.ConvertAll(life => life.ChangePast(random));
        foreach (var life in changed) await RewriteAsync(city, life);
        await city.BuildAsync("SECOND", new MonthRange(new Month(2024, 7), new Month(2024, 12)), arrears: true, programmes: ["KLJ", "KAJ"]);

        var all = await PaidAsync(city);
        foreach (var life in changed)
        {
            var before = paid.GetValueOrDefault(life.Person, "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(m => Month.Parse(m)).ToHashSet();
            var expected = string.Join(
                ' ',
                before.Select(m => m.ToString())
                    .Concat(life.Owed(new Month(2024, 12), before).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Order(StringComparer.Ordinal));
            Assert.Equal((Seed, life.Person, expected), (Seed, life.Person, all.GetValueOrDefault(life.Person, "")));
        }
    }

    private static async Task WriteAsync(City city, Life life)
    {
        await city.AddRecipientAsync(life.Person, life.Programme, life.Born.Iso, months: life.Span);
        await RewriteAsync(city, life);
    }

    private static async Task RewriteAsync(City city, Life life)
    {
        await city.ExecuteAsync("update person set died_on = @died where person_id = @Person", new { life.Person, died = life.Died?.Iso });
        await city.ExecuteAsync(
            "update recipient set from_month = @from, to_month = @to where person_id = @Person",
            new { life.Person, from = (long)life.Span.From.Index, to = (long)life.Span.Through.Index });
        if (life.Suspended is not { } suspended) return;
        await city.ExecuteAsync(
            """
            insert into suspension (person_id, programme, from_month, through_month, reason, event_id)
                values (@Person, @Programme, @from, @to, 'NOT_FOUND', 1)
            on conflict do nothing
            """,
            new { life.Person, life.Programme, from = (long)suspended.From.Index, to = (long)suspended.Through.Index });
    }

    private static async Task<Dictionary<long, string>> PaidAsync(City city) =>
        (await city.ListAsync<(long Person, long Month)>("select person_id, month from month_allocation order by person_id, month"))
        .GroupBy(row => row.Person)
        .ToDictionary(person => person.Key, person => string.Join(' ', person.Select(row => new Month((int)row.Month))));

    /// <summary>What decides a person's months, and the plain way to say which are owed.</summary>
    private sealed record Life(long Person, string Programme, DateOnly Born, MonthRange Span, DateOnly? Died, MonthRange? Suspended)
    {
        public static Life Draw(Random random, int person)
        {
            var child = random.Next(3) == 0;
            var born = child ? Day(random, new DateOnly(2016, 10, 1), 500) : Day(random, new DateOnly(1963, 6, 1), 300);
            return new Life(
                person,
                child ? "KAJ" : "KLJ",
                born,
                Months(random),
                random.Next(4) == 0 ? Day(random, new DateOnly(2023, 12, 1), 400) : null,
                random.Next(3) == 0 ? Months(random) : null);
        }

        /// <summary>A death reported late, an enrolment that reaches back, or an earlier end.</summary>
        public Life ChangePast(Random random) => random.Next(4) switch
        {
            0 => this with { Died = Day(random, new DateOnly(2024, 1, 1), 360) },
            1 => this with { Span = new MonthRange(Year.From, Span.Through) },
            2 => this with { Span = new MonthRange(Span.From, Span.From) },
            _ => this,
        };

        /// <summary>
        /// Unpaid months through <paramref name="last"/>: on the decree, not suspended, of age on the first day, and not after the month of
        /// death.
        /// </summary>
        public string Owed(Month last, HashSet<Month> paid) =>
            string.Join(
                ' ',
                Year.Months.Where(m =>
                    m <= last
                        && !paid.Contains(m)
                        && Span.Contains(m)
                        && !(Suspended?.Contains(m) ?? false)
                        && IsOfAge(m)
                        && !(Died < m.FirstDay)));

        private bool IsOfAge(Month month) => Programme == "KAJ" ? Born.AddYears(7) > month.FirstDay : Born.AddYears(60) <= month.FirstDay;

        private static DateOnly Day(Random random, DateOnly from, int days) => from.AddDays(random.Next(days));

        private static MonthRange Months(Random random)
        {
            var from = random.Next(12);
            return new MonthRange(Year.From.Plus(from), Year.From.Plus(random.Next(from, 12)));
        }
    }
}
