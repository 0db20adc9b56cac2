using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Outside;

/// <summary>Somebody the outside world may be asked about, as <c>truth.db</c> has them; days are ISO dates, yes is 1.</summary>
internal sealed record KnownPerson(
    string Nik, string Person, string Name, string Area, string Household, string Born, string? Died, string? Moved, long Found, long Known,
    long Poor, string Repeats, long Decile, string? Income, long Bedridden, long Neglected, long Alone, long Disability, long Pensioner,
    long Car, long Property, long Water, long PublicEmployee, long InHome, long StateAid, long PoorFamily, string WrittenCard,
    string? Remark, string? Meeting, string? RecipientsMeeting, string? Ministry, long Weight)
{
    public const long PropertyLimit = 1_000_000_000;

    public bool IsDead(DateOnly on) => Died is { } day && string.CompareOrdinal(day, Truth.Iso(on)) <= 0;

    public bool HasMoved(DateOnly on) => Moved is { } day && string.CompareOrdinal(day, Truth.Iso(on)) <= 0;

    /// <summary>A car, a house above the limit, or a public employee in the household.</summary>
    public bool HasMeans => Car == 1 || Property > PropertyLimit || PublicEmployee == 1;
}

internal sealed record PlaceOfKelurahan(string Code, string Name, string Latitude, string Longitude);

/// <summary>Reads the truth of a made world, and keeps the little that the outside world writes down itself.</summary>
internal sealed class Truth : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, PlaceOfKelurahan> places;

    private Truth(SqliteConnection connection)
    {
        this.connection = connection;
        connection.Execute("pragma journal_mode = wal; pragma synchronous = off;");
        Seed = unchecked((ulong)long.Parse(Setting("seed"), CultureInfo.InvariantCulture));
        places = connection.Query<PlaceOfKelurahan>("select code, name, latitude, longitude from kelurahan order by code")
            .ToDictionary(place => place.Code, StringComparer.Ordinal);
    }

    public ulong Seed { get; }

    public IReadOnlyCollection<PlaceOfKelurahan> Places => places.Values;

    /// <summary>Null for a world without registrations.</summary>
    public static Truth? Open(string world)
    {
        var path = Path.Combine(world, Wave.TruthFile.Name);
        if (!File.Exists(path)) return null;
        var address = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        var opened = new SqliteConnection(address.ToString());
        opened.Open();
        return new Truth(opened);
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Setting(string name) =>
        connection.ExecuteScalar<string>("select value from setting where name = @name", new { name })!;

    public KnownPerson? Find(string nik) => connection.QueryFirstOrDefault<KnownPerson>(
        """
        select nik, person, name, area, household, born, died, moved, found, known, poor, repeats, decile, income, bedridden, neglected,
               alone, disability, pensioner, car, property, water, public_employee as PublicEmployee, in_home as InHome,
               state_aid as StateAid, poor_family as PoorFamily, written_card as WrittenCard, remark, meeting,
               recipients_meeting as RecipientsMeeting, ministry, weight
        from person where nik = @nik
        """,
        new { nik });

    public PlaceOfKelurahan? PlaceOf(string code) => places.GetValueOrDefault(code);

    /// <summary>Chance by seed and matter: the same question meets the same answer.</summary>
    public int Lot(string matter, int limit) => (int)(Dice.Hash(Seed, matter) % (ulong)limit);

    /// <summary>Counts one more answer of the civil registry on that day; false when the day's quota is used up.</summary>
    public bool TakeCivilAnswer(DateOnly day, long quota) => connection.Execute(
        """
        insert into civil_use(day, answered) values (@day, 1)
        on conflict(day) do update set answered = answered + 1 where answered < @quota
        """,
        new { day = Iso(day), quota }) == 1;

    public long CivilAnswers(DateOnly day) =>
        connection.ExecuteScalar<long?>("select answered from civil_use where day = @day", new { day = Iso(day) }) ?? 0;

    public void RefuseOpening(string nik, string name, string cardName) => connection.Execute(
        "insert into refused_opening values (@nik, @name, @cardName) on conflict(nik) do update set name = excluded.name",
        new { nik, name, cardName });

    public void ForgetRefusal(string nik) => connection.Execute("delete from refused_opening where nik = @nik", new { nik });

    public IEnumerable<(string Nik, string Name, string CardName)> RefusedOpenings() =>
        connection.Query<(string, string, string)>("select nik, name, card_name from refused_opening order by nik");

    public void Dispose() => connection.Dispose();
}
