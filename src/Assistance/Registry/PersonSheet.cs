using System.Data.Common;
using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <summary>
/// One row of what the registry knows: a person's dates beside one of their source records, or beside none. The rows of a person
/// stand together.
/// </summary>
internal readonly record struct KnownRow(
    long PersonId, string BornOn, string? DiedOn, string? MovedOutOn, string? Source, long Vintage, string Facts)
{
    /// <summary>From <c>person p left join source_record s</c>.</summary>
    public const string Columns = "p.person_id, p.birth_date, p.died_on, p.moved_out_on, s.source, s.vintage, s.facts";

    public static KnownRow Read(DbDataReader row, int first = 0)
    {
        var source = Text(row, first + 4);
        return new(
            row.GetInt64(first), row.GetString(first + 1), Text(row, first + 2), Text(row, first + 3), source,
            source is null ? 0 : row.GetInt64(first + 5), source is null ? "" : row.GetString(first + 6));
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>
/// A fact sheet filled from the registry: what every source states, with the dates of the person record settled, because the money
/// path pays by them. Reused from person to person.
/// </summary>
internal sealed class PersonSheet(Law law, Assessor assessor, MergedStatements merged)
{
    private readonly FactSource civil = law.Facts.Source("CIVIL").Value;
    private readonly Fact birth = Fact(law, "birth_date");
    private readonly Fact death = Fact(law, "death_date");
    private readonly Fact move = Fact(law, "moved_out_date");
    private long person;

    public FactSheet Facts { get; } = assessor.NewSheet();

    public DateOnly BornOn { get; private set; }

    public DateOnly? DiedOn { get; private set; }

    public DateOnly? MovedOutOn { get; private set; }

    /// <summary>Forgets the last person and begins with this row.</summary>
    public void Begin(in KnownRow row)
    {
        Facts.Clear();
        person = row.PersonId;
        (BornOn, DiedOn, MovedOutOn) = (
            Date(row.BornOn), row.DiedOn is null ? null : Date(row.DiedOn), row.MovedOutOn is null ? null : Date(row.MovedOutOn));
        Add(row);
    }

    /// <summary>Adds another source record of the same person.</summary>
    public void Add(in KnownRow row)
    {
        if (row.Source is null) return;
        var source = law.Facts.FindSource(row.Source)
            ?? throw new FormatException($"A source record is of '{row.Source}', which the law does not know.");
        Facts.Add(source, new Month((int)row.Vintage).FirstDay, row.Facts);
    }

    /// <summary>Ends the person: the sheet can be judged.</summary>
    public void Settle()
    {
        foreach (var row in merged.Of(person)) Add(row);
        Facts.Settle(birth, civil, BornOn);
        Facts.Settle(death, civil, DiedOn);
        Facts.Settle(move, civil, MovedOutOn);
    }

    private static DateOnly Date(string text) => IsoDate.Parse(text);

    private static Fact Fact(Law law, string code) =>
        law.Facts.Find(code) ?? throw new InvalidOperationException($"The law's fact catalogue has no {code}, which the registry keeps.");
}
