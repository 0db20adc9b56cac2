using System.Data.Common;
using System.Globalization;
using Paseban.Kernel;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>
/// Puts on a fact sheet what the registry knows of one person: the dates of the person record, which the money path pays by, and every
/// source record. Rows come from <see cref="Columns"/>, one for each source record, those of a person together.
/// </summary>
internal sealed class PersonSheet(Law law)
{
    /// <summary>
    /// What <see cref="Add(FactSheet, DbDataReader, int, bool)"/> reads, from <c>person p</c> left joined with <c>source_record s</c>.
    /// </summary>
    public const string Columns = "p.birth_date, p.died_on, p.moved_out_on, s.source, s.vintage, s.status, s.decile, s.facts";

    private readonly FactSource civil = Source(law, "CIVIL");
    private readonly Fact birth = Fact(law, "birth_date");
    private readonly Fact death = Fact(law, "death_date");
    private readonly Fact move = Fact(law, "moved_out_date");
    private readonly Fact status = Fact(law, "registry_status");
    private readonly Fact decile = Fact(law, "registry_decile");

    /// <summary>Begins a person: the dates of their record. What a source says otherwise of a date does not count.</summary>
    public void Begin(FactSheet sheet, string bornOn, string? diedOn, string? movedOutOn)
    {
        sheet.Clear();
        sheet.State(birth, civil, sheet.JudgedDay, Date(bornOn));
        if (diedOn is not null) sheet.State(death, civil, sheet.JudgedDay, Date(diedOn));
        if (movedOutOn is not null) sheet.State(move, civil, sheet.JudgedDay, Date(movedOutOn));
    }

    public void Add(FactSheet sheet, string source, long vintage, string? registryStatus, long? registryDecile, string facts)
    {
        var stated = law.Facts.FindSource(source)
            ?? throw new FormatException($"A source record is of '{source}', which the law does not know.");
        var day = new Month((int)vintage).FirstDay;
        if (registryStatus is not null) State(sheet, status, stated, day, registryStatus);
        if (registryDecile is { } number) sheet.State(decile, stated, day, number);
        sheet.Add(stated, day, facts);
    }

    /// <summary>
    /// Adds the row's columns, which begin at <paramref name="first"/>; the row that begins a person begins the sheet anew.
    /// </summary>
    public void Add(FactSheet sheet, DbDataReader row, int first, bool isNewPerson)
    {
        if (isNewPerson) Begin(sheet, row.GetString(first), Text(row, first + 1), Text(row, first + 2));
        if (Text(row, first + 3) is not { } source) return;
        Add(sheet, source, row.GetInt64(first + 4), Text(row, first + 5), row.IsDBNull(first + 6) ? null : row.GetInt64(first + 6),
            row.GetString(first + 7));
    }

    private static void State(FactSheet sheet, Fact fact, FactSource source, DateOnly day, string text)
    {
        if (!fact.TryRead(text, out var value)) throw new FormatException($"A source record of {source.Code} says {fact.Code} {text}.");
        sheet.State(fact, source, day, value);
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Fact Fact(Law law, string code) =>
        law.Facts.Find(code) ?? throw new InvalidOperationException($"The law's fact catalogue has no {code}, which the registry keeps.");

    private static FactSource Source(Law law, string code) =>
        law.Facts.FindSource(code) ?? throw new InvalidOperationException($"The law's fact catalogue has no source {code}.");
}
