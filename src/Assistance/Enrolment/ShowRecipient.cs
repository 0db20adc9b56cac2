using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Enrolment;

/// <summary>One person's standing: what decrees grant, what was suspended, and what was decided since.</summary>
/// <param name="Spans">By programme and month, of all records of the person.</param>
/// <param name="Suspensions">Months that are not paid while they last.</param>
/// <param name="Events">As they were recorded, oldest first.</param>
/// <param name="DiedOn">As last reported; null for the living.</param>
/// <param name="MovedOutOn">Out of DKI Jakarta, as last reported.</param>
public sealed record RecipientShown(
    string Person, string Name, IReadOnlyList<RecipientSpan> Spans, IReadOnlyList<SuspensionSpan> Suspensions,
    IReadOnlyList<RecordedEvent> Events, DateOnly? DiedOn, DateOnly? MovedOutOn)
{
    /// <summary>What ends the payments by itself, whatever the decree still grants; empty when nothing does.</summary>
    /// <param name="day">Writes a day.</param>
    public IEnumerable<BilingualText> Stops(Func<DateOnly, string> day)
    {
        if (DiedOn is { } died)
            yield return new(
                $"Meninggal {day(died)}: bulan sesudah bulan itu tidak dibayar, walaupun keputusannya belum diakhiri.",
                $"Died on {day(died)}: no month after that one is paid, though the decree may still grant it.");
        if (MovedOutOn is { } moved)
            yield return new(
                $"Pindah dari DKI Jakarta {day(moved)}: bulan sesudah bulan itu tidak dibayar, walaupun keputusannya belum diakhiri.",
                $"Moved out of DKI Jakarta on {day(moved)}: no month after that one is paid, though the decree may still grant it.");
    }
}

/// <param name="Until">The last month that may be paid; before <paramref name="From"/> when the whole span was withdrawn or ended.</param>
/// <param name="Status">active, suspended or ended.</param>
public sealed record RecipientSpan(
    string Programme, Month From, Month Until, Rupiah Amount, string Origin, string Cohort, string Decree, string Status);

/// <param name="Through">Null while the suspension is not lifted.</param>
public sealed record SuspensionSpan(string Programme, Month From, Month? Through, string Reason);

/// <param name="Kind">suspended, restored or ended.</param>
/// <param name="EffectiveOn">The day from which it holds.</param>
/// <param name="FirstMonth">The first month that it touches.</param>
public sealed record RecordedEvent(
    string Programme, string Kind, string Reason, string EffectiveOn, Month FirstMonth, string Evidence, DateTimeOffset RecordedAt);

/// <summary>Shows where one recipient stands. Leaves an access record, also when nobody was found.</summary>
public sealed class ShowRecipient(Database database, KeyRing keys)
{
    private const string Spans = """
        select r.programme as Programme, r.from_month as FromMonth, r.to_month as ToMonth, r.amount as Amount, r.origin as Origin,
               r.cohort as Cohort, d.number as Decree, r.status as Status
        from recipient r join decree d on d.id = r.decree_id where r.person_id = @person order by r.programme, r.from_month
        """;

    private const string Suspensions = """
        select programme as Programme, from_month as FromMonth, through_month as ThroughMonth, reason as Reason
        from suspension where person_id = @person order by programme, from_month
        """;

    private const string Events = """
        select programme as Programme, kind as Kind, reason as Reason, effective_on as EffectiveOn, first_month as FirstMonth,
               evidence as Evidence, recorded_at as RecordedAt
        from recipient_event where person_id = @person order by effective_on, id
        """;

    /// <param name="person">A reference (P-...) or a NIK.</param>
    /// <param name="context">Who asks and what for.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<RecipientShown>> RunAsync(string person, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        var found = await PersonKey.FindAsync(work, vault, person, ct);
        var records = found.Succeeded ? await MergedRecords.AllOfAsync(work, found.Value, ct) : [];
        await AccessLog.RecordAsync(work, [.. records], ct);
        if (!found.Succeeded)
        {
            await work.CommitAsync(ct);
            return found.Problems.ToArray();
        }
        var shown = await ReadAsync(work, records, ct);
        await work.CommitAsync(ct);
        return shown;
    }

    /// <summary>As it is shown, in somebody else's reading, who leaves the access record.</summary>
    internal static async Task<RecipientShown> ReadAsync(Reading reading, IReadOnlyList<long> records, CancellationToken ct)
    {
        var spans = new List<RecipientSpan>();
        var suspensions = new List<SuspensionSpan>();
        var events = new List<RecordedEvent>();
        foreach (var record in records)
        {
            var args = new { person = record };
            spans.AddRange((await reading.ListAsync<SpanRow>(Spans, args, ct)).Select(row => row.ToSpan()));
            suspensions.AddRange((await reading.ListAsync<SuspensionRow>(Suspensions, args, ct)).Select(row => row.ToSpan()));
            events.AddRange((await reading.ListAsync<EventRow>(Events, args, ct)).Select(row => row.ToEvent()));
        }
        var (name, died, moved) = await reading.SingleAsync<(string Name, string? Died, string? Moved)>(
            "select name, died_on, moved_out_on from person where person_id = @person", new { person = records[0] }, ct);
        return new(PersonKey.ReferenceOf(records[0]), name, spans, suspensions, events, Day(died), Day(moved));

        static DateOnly? Day(string? stored) => stored is null ? null : IsoDate.Parse(stored);
    }

    private sealed record SpanRow(
        string Programme, long FromMonth, long ToMonth, long Amount, string Origin, string Cohort, string Decree, string Status)
    {
        public RecipientSpan ToSpan() =>
            new(Programme, new Month((int)FromMonth), new Month((int)ToMonth), new Rupiah(Amount), Origin, Cohort, Decree, Status);
    }

    private sealed record SuspensionRow(string Programme, long FromMonth, long? ThroughMonth, string Reason)
    {
        public SuspensionSpan ToSpan() =>
            new(Programme, new Month((int)FromMonth), ThroughMonth is { } through ? new Month((int)through) : null, Reason);
    }

    private sealed record EventRow(
        string Programme, string Kind, string Reason, string EffectiveOn, long FirstMonth, string Evidence, long RecordedAt)
    {
        public RecordedEvent ToEvent() =>
            new(Programme, Kind, Reason, EffectiveOn, new Month((int)FirstMonth), Evidence, Instant.FromMicroseconds(RecordedAt));
    }
}
