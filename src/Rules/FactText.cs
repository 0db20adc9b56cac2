using System.Text;
using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// The compact text in which facts are exchanged and stored, one for each source record:
/// <c>owns_car=no;taxable_property_value=350000000;income=small</c>, in the order of the catalogue. An absent fact is unknown.
/// </summary>
internal ref struct FactText(FactCatalogue catalogue, ReadOnlySpan<char> text)
{
    private readonly Fact[] facts = catalogue.InOrder;
    private ReadOnlySpan<char> rest = text;
    private int next;

    /// <summary>The code of the last statement, as written.</summary>
    public ReadOnlySpan<char> Code { get; private set; }

    /// <summary>The value of the last statement, as written.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>The fact of the last statement; null when the catalogue does not know its code.</summary>
    public Fact? Fact { get; private set; }

    /// <summary>Goes to the next statement; false at the end of the text.</summary>
    public bool Read()
    {
        if (rest.IsEmpty) return false;
        var end = rest.IndexOf(';');
        var statement = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        var equals = statement.IndexOf('=');
        Code = equals < 0 ? statement : statement[..equals];
        Value = equals < 0 ? [] : statement[(equals + 1)..];
        Fact = FindForward() ?? catalogue.Find(Code);
        return true;
    }

    /// <summary>Texts are in catalogue order, so the next fact is nearly always a few places on.</summary>
    private Fact? FindForward()
    {
        for (; next < facts.Length; next++)
        {
            if (Code.SequenceEqual(facts[next].Code)) return facts[next++];
        }
        next = 0;
        return null;
    }
}

/// <summary>What one source states about one person: immutable, at most one value for a fact, printed in catalogue order.</summary>
public sealed class FactSet : IEquatable<FactSet>
{
    private readonly FactCatalogue catalogue;
    private readonly long?[] values;

    private FactSet(FactCatalogue catalogue, long?[] values) => (this.catalogue, this.values) = (catalogue, values);

    /// <summary>
    /// Writes the compact text of values that were read one by one, one place for each fact of the catalogue; null says nothing. For
    /// millions of records: nothing is allocated but what <paramref name="text"/> needs.
    /// </summary>
    public static void Write(FactCatalogue catalogue, ReadOnlySpan<long?> values, StringBuilder text)
    {
        var start = text.Length;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value) continue;
            if (text.Length > start) text.Append(';');
            text.Append(catalogue.Facts[i].Code).Append('=').Append(catalogue.Facts[i].Print(value));
        }
    }

    public static FactSet Empty(FactCatalogue catalogue) => new(catalogue, new long?[catalogue.Facts.Count]);

    public bool IsEmpty => Array.TrueForAll(values, value => value is null);

    public long? this[Fact fact] => values[fact.Index];

    /// <summary>The same statements with this one added or replaced.</summary>
    public FactSet With(Fact fact, long value)
    {
        if (fact.IsDerived) throw new ArgumentException($"{fact.Code} follows from {fact.Base?.Code}: state that.", nameof(fact));
        var copy = (long?[])values.Clone();
        copy[fact.Index] = value;
        return new(catalogue, copy);
    }

    /// <summary>The same statements but for this one.</summary>
    public FactSet Without(Fact fact)
    {
        var copy = (long?[])values.Clone();
        copy[fact.Index] = null;
        return new(catalogue, copy);
    }

    /// <summary>These statements, and those of <paramref name="earlier"/> about which this set is silent.</summary>
    public FactSet Over(FactSet earlier) => new(catalogue, [.. values.Zip(earlier.values, (mine, theirs) => mine ?? theirs)]);

    /// <summary>Reads a fact text; every statement that cannot be used is a problem of its own.</summary>
    public static Outcome<FactSet> Parse(FactCatalogue catalogue, ReadOnlySpan<char> text)
    {
        var stated = new long?[catalogue.Facts.Count];
        var problems = new List<Problem>();
        var reader = new FactText(catalogue, text);
        while (reader.Read())
        {
            if (reader.Fact is not { } fact)
                problems.Add(
                    Problem.Invalid(
                        "fact-text", $"'{reader.Code}' is not a fact of the catalogue.", "The facts are listed in law/common/facts.yaml.")
                        .InIndonesian($"'{reader.Code}' bukan fakta yang dikenal.", "Fakta tertulis di law/common/facts.yaml."));
            else if (fact.IsDerived)
                problems.Add(
                    Problem.Invalid(
                        "fact-text", $"'{fact.Code}' follows from {fact.Base?.Code} and cannot be stated.", $"State {fact.Base?.Code}.")
                        .InIndonesian($"'{fact.Code}' dihitung dari {fact.Base?.Code} dan tidak diisi.", $"Isi {fact.Base?.Code}."));
            else if (stated[fact.Index] is not null)
                problems.Add(
                    Problem.Invalid(
                        "fact-text", $"'{fact.Code}' is stated twice.", "Keep one value for a fact.")
                        .InIndonesian($"'{fact.Code}' diisi dua kali.", "Isi satu nilai saja untuk satu fakta."));
            else if (fact.TryRead(reader.Value, out var value))
                stated[fact.Index] = value;
            else
                problems.Add(
                    Problem.Invalid(
                        "fact-text", $"'{reader.Value}' is not a value of {fact.Code}.", $"Write {fact.Expected.En}.")
                        .InIndonesian($"'{reader.Value}' bukan isi untuk {fact.Code}.", $"Isi: {fact.Expected.Id}."));
        }
        return problems.Count > 0 ? problems : new FactSet(catalogue, stated);
    }

    /// <summary>The compact text; <see cref="Parse"/> of it gives this set again.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(256);
        Write(catalogue, values, text);
        return text.ToString();
    }

    public bool Equals(FactSet? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    public override bool Equals(object? obj) => Equals(obj as FactSet);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
