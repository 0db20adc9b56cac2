using Microsoft.Data.Sqlite;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>
/// Writes <c>world/truth.db</c>: what is true of everybody who registers or is on the list, so that the people of the outside world
/// answer from it. One row for each NIK that may be asked for: the true one, and the one an application wrote instead.
/// </summary>
internal sealed class TruthFile : IDisposable
{
    public const string Name = "world/truth.db";
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand insert;

    private TruthFile(SqliteConnection connection)
    {
        this.connection = connection;
        transaction = connection.BeginTransaction();
        insert = connection.CreateCommand();
        insert.CommandText =
            """
            insert into person values($nik, $person, $name, $area, $household, $born, $died, $moved, $found, $known, $poor, $repeats,
              $decile, $income, $bedridden, $neglected, $alone, $disability, $pensioner, $car, $property, $water, $employee, $home, $aid,
              $poorFamily, $card, $remark, $meeting, $recipientsMeeting, $ministry, $weight) on conflict(nik) do nothing
            """;
        foreach (var name in insert.CommandText.Split('$').Skip(1))
            insert.Parameters.Add("$" + string.Concat(name.TakeWhile(char.IsLetter)), SqliteType.Text);
    }

    public static TruthFile Create(string folder)
    {
        var path = Path.Combine(folder, Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"]) File.Delete(path + suffix);
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        database.Open();
        using var schema = new StreamReader(typeof(TruthFile).Assembly.GetManifestResourceStream("TruthSchema.sql")!);
        using var command = database.CreateCommand();
        command.CommandText = "pragma journal_mode = off; pragma synchronous = off;" + schema.ReadToEnd();
        command.ExecuteNonQuery();
        return new TruthFile(database);
    }

    public void Set(string name, string value) =>
        Run("insert into setting values($1, $2)", name, value);

    public void Write(Kelurahan kelurahan) =>
        Run("insert into kelurahan values($1, $2, $3, $4)", kelurahan.Code, kelurahan.Name, kelurahan.Latitude, kelurahan.Longitude);

    public void Write(Family family)
    {
        foreach (var member in family.Members) Write(family, member);
    }

    /// <summary>A member under their own NIK and, where the application writes another that is nobody's, under that as well.</summary>
    public void Write(Family family, Resident member)
    {
        if (family.Repeats.Length == 0) Write(family, member, member.Person.Nik, "");
        var written = member.WrittenNik;
        if (written.Length == 0 || written == member.Person.Nik || family.Members.Exists(other => other.Person.Nik == written)) return;
        Write(family, member, written, family.Repeats);
    }

    /// <summary>A person under a NIK that another household's application wrote.</summary>
    public void WriteRepeated(Family family, Resident member) => Write(family, member, member.WrittenNik, "person");

    public void Complete() => transaction.Commit();

    public void Dispose()
    {
        insert.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }

    private void Write(Family family, Resident member, string nik, string repeats)
    {
        var (home, person, verdicts) = (family.Home, member.Person, member.Verdicts);
        var known = family.NeighboursKnow;
        object?[] values =
        [
            nik, person.Nik, person.Name, home.Kelurahan.Code, home.Card, ApplicationRow.Iso(person.Born), Day(person.Died),
            Day(person.MovedOut), !family.NotFound, known, home.PoorByCommunity, repeats, home.Decile, person.Income, person.Bedridden,
            person.Neglected, member.LivesAlone, person.Disability?.Kind ?? 0, person.Pensioner, home.OwnsCar, home.PropertyValue,
            home.DrinkingWater, home.PublicEmployee, person.InInstitution, person.ReceivesStateAid, home.PoorFamily, family.WrittenCard,
            verdicts.Remark, verdicts.Meeting, verdicts.RecipientsMeeting, verdicts.Ministry, verdicts.Weight,
        ];
        for (var i = 0; i < values.Length; i++)
            insert.Parameters[i].Value = values[i] is bool yes ? (yes ? 1 : 0) : values[i] ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    private static string? Day(DateOnly? day) => day is { } known ? ApplicationRow.Iso(known) : null;

    private void Run(string sql, params ReadOnlySpan<string> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        command.ExecuteNonQuery();
    }
}
