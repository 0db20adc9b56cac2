using System.Globalization;
using System.Numerics;
using System.Text;

namespace Paseban.Rules;

/// <summary>
/// What is known about one person on the judged day, gathered from several source records. For each fact the source that the
/// catalogue names first speaks; among its records the newest not later than the judged day. Two statements of equal standing that
/// disagree leave the fact unknown, so the result never depends on the order of the records.
/// </summary>
/// <remarks>Built for batches: <see cref="Clear"/> it and fill it again for the next person; nothing is allocated. Not for sharing between
/// threads.</remarks>
public sealed class FactSheet
{
    private readonly FactCatalogue catalogue;
    private readonly Fact[] facts;
    private readonly long[] values;
    private readonly long[] standing;
    private readonly byte[] sources;
    private readonly int[] snapshotOf;
    private readonly long[] snapshotStanding;
    private readonly ulong[] snapshotFacts;
    private ulong known;

    public FactSheet(FactCatalogue catalogue, DateOnly judgedDay)
    {
        this.catalogue = catalogue;
        JudgedDay = judgedDay;
        facts = catalogue.InOrder;
        values = new long[facts.Length];
        standing = new long[facts.Length];
        sources = new byte[facts.Length];
        var names = facts.Select(fact => fact.Snapshot).OfType<string>().Distinct().ToList();
        snapshotOf = [.. facts.Select(fact => fact.Snapshot is null ? -1 : names.IndexOf(fact.Snapshot))];
        snapshotStanding = new long[names.Count];
        snapshotFacts = new ulong[names.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            if (snapshotOf[i] >= 0) snapshotFacts[snapshotOf[i]] |= 1UL << i;
        }
    }

    /// <summary>The day on which the month's status is judged; later records are not read (dates of events are).</summary>
    public DateOnly JudgedDay { get; }

    /// <summary>Forgets everything, for the next person.</summary>
    public void Clear()
    {
        known = 0;
        Array.Clear(standing);
        Array.Clear(snapshotStanding);
    }

    /// <summary>
    /// Adds one source record. Facts that this law does not know any more are passed over; a malformed text means a broken store and
    /// throws.
    /// </summary>
    public void Add(FactSource source, DateOnly vintage, ReadOnlySpan<char> text)
    {
        var reader = new FactText(catalogue, text);
        while (reader.Read())
        {
            if (reader.Fact is not { IsDerived: false } fact) continue;
            if (!fact.TryRead(reader.Value, out var value)) throw Broken(fact, source, reader.Value);
            State(fact, source, vintage, value);
        }
    }

    public void Add(FactSource source, DateOnly vintage, FactSet stated)
    {
        foreach (var fact in facts)
        {
            if (stated[fact] is { } value) State(fact, source, vintage, value);
        }
    }

    /// <summary>Adds one statement, its value as <see cref="Fact.TryRead"/> gives it (a date as its day number, yes as 1).</summary>
    public void State(Fact fact, FactSource source, DateOnly vintage, long value)
    {
        var rank = fact.Ranks[source.Index];
        if (rank < 0 || (vintage > JudgedDay && !fact.IsEvent)) return;
        var i = fact.Index;
        var mine = ((long)(byte.MaxValue - rank) << 32) | (uint)vintage.DayNumber;
        if (snapshotOf[i] is var snapshot and >= 0 && !OpenSnapshot(snapshot, mine)) return;
        if (mine > standing[i])
        {
            standing[i] = mine;
            values[i] = value;
            sources[i] = (byte)source.Index;
            known |= 1UL << i;
        }
        else if (mine == standing[i])
        {
            if (values[i] != value) known &= ~(1UL << i);
            sources[i] = (byte)Math.Min(sources[i], source.Index);
        }
    }

    public void State(Fact fact, FactSource source, DateOnly vintage, DateOnly value) => State(fact, source, vintage, value.DayNumber);

    /// <summary>
    /// Sets a date that the registry holds settled: the person record, by which months are paid, speaks for itself. A source that
    /// says the same stays its origin; what others say does not count. Null: it has not happened, as far as anyone knows.
    /// </summary>
    public void Settle(Fact fact, FactSource source, DateOnly? date)
    {
        var i = fact.Index;
        if (date is not { } day)
        {
            known &= ~(1UL << i);
            return;
        }
        if (Knows(i) && values[i] == day.DayNumber) return;
        values[i] = day.DayNumber;
        standing[i] = JudgedDay.DayNumber;
        sources[i] = (byte)source.Index;
        known |= 1UL << i;
    }

    private static FormatException Broken(Fact fact, FactSource source, ReadOnlySpan<char> value) =>
        new($"A stored fact text of {source.Code} says {fact.Code}={value}; expected {fact.Expected.En}.");

    internal bool Knows(int fact) => (known & (1UL << fact)) != 0;

    /// <summary>Meaningful only for a fact that is known.</summary>
    internal long Value(int fact) => values[fact];

    /// <summary>Who states a known fact and when; null for an unknown one.</summary>
    internal (FactSource Source, DateOnly Vintage)? Origin(int fact) => Knows(fact)
        ? (catalogue.Sources[sources[fact]], DateOnly.FromDayNumber((int)(standing[fact] & uint.MaxValue)))
        : null;

    /// <summary>
    /// Writes those of the facts that are known, as fact texts one for each origin: <c>DTKS 2023-12-01:owns_car=no;income=small|REVENUE
    /// ...</c>.
    /// </summary>
    internal void Write(ReadOnlySpan<Fact> read, StringBuilder text)
    {
        var left = 0UL;
        foreach (var fact in read) left |= known & (1UL << fact.Index);
        while (left != 0)
        {
            var first = BitOperations.TrailingZeroCount(left);
            var (source, vintage) = (sources[first], standing[first] & uint.MaxValue);
            if (text.Length > 0) text.Append('|');
            text.Append(catalogue.Sources[source].Code).Append(' ');
            AppendDay(text, (int)vintage);
            var mark = ':';
            for (var rest = left; rest != 0; rest &= rest - 1)
            {
                var i = BitOperations.TrailingZeroCount(rest);
                if (sources[i] != source || (standing[i] & uint.MaxValue) != vintage) continue;
                left &= ~(1UL << i);
                text.Append(mark).Append(facts[i].Code).Append('=');
                if (facts[i].Type == FactType.Date) AppendDay(text, (int)values[i]);
                else text.Append(facts[i].Print(values[i]));
                mark = ';';
            }
        }
    }

    private static void AppendDay(StringBuilder text, int dayNumber) =>
        text.Append(CultureInfo.InvariantCulture, $"{DateOnly.FromDayNumber(dayNumber):yyyy-MM-dd}");

    /// <summary>False for a record older than the snapshot's; a newer one makes what older ones said unknown.</summary>
    private bool OpenSnapshot(int snapshot, long mine)
    {
        if (mine < snapshotStanding[snapshot]) return false;
        if (mine > snapshotStanding[snapshot])
        {
            snapshotStanding[snapshot] = mine;
            known &= ~snapshotFacts[snapshot];
        }
        return true;
    }
}
