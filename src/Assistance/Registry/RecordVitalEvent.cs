using Paseban.Rules;

namespace Paseban.Assistance.Registry;

public enum VitalEvent
{
    Death = 1,

    /// <summary>A move out of DKI Jakarta.</summary>
    MoveOut = 2,
}

/// <param name="Person">A reference or a NIK.</param>
/// <param name="Event">What happened.</param>
/// <param name="On">The day; null takes back a report that proved to be wrong.</param>
public sealed record RecordVitalEventRequest(string Person, VitalEvent Event, DateOnly? On);

/// <param name="PersonId">The record it was reported of.</param>
/// <param name="Before">The day as it was recorded.</param>
/// <param name="After">The day that holds now.</param>
public sealed record VitalEventRecorded(long PersonId, VitalEvent Event, DateOnly? Before, DateOnly? After)
{
    public string Person => PersonKey.ReferenceOf(PersonId);
}

/// <summary>
/// Records a death or a move outside an import, as the civil registry's word, or takes a wrong report back: then no source record says it
/// any more, and the audit trail keeps which did.
/// </summary>
public sealed class RecordVitalEvent(Database database, KeyRing keys, FactCatalogue catalogue)
{
    private readonly PersonColumns columns = new(catalogue);

    public async Task<Outcome<VitalEventRecorded>> RunAsync(
        RecordVitalEventRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        if (request.On > context.Today)
            return Problem.Invalid(
                "vital-event.future", $"The day lies after today ({context.Today.Iso}).", "An event is recorded after it happened.")
                .InIndonesian($"Tanggal ini sesudah hari ini ({context.Today.Iso}).", "Peristiwa dicatat setelah terjadi.");
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var person = found.Value;
        var before = await VitalDates.OfAsync(work, person, ct);
        if (request is { Event: VitalEvent.Death, On: { } died } && died < await BirthAsync(work, person, ct))
            return Problem.Invalid("vital-event.before-birth", "The death lies before the birth.", "Correct the day.")
                .InIndonesian("Tanggal meninggal mendahului tanggal lahir.", "Perbaiki tanggalnya.");
        if (DateOf(before, request.Event) == request.On?.Iso) return Result(person, request, before, before);

        var withdrawn = request.On is { } day
            ? await StateAsync(work, person, request.Event, day, ct)
            : await WithdrawAsync(work, person, request.Event, ct);
        var after = request.On is { } on ? await SetAsync(work, person, before, request.Event, on, ct)
            : await VitalDates.ResettleAsync(work, catalogue, person, ct);
        work.Record(
            request.On is null ? "vital-event.withdrawn" : "vital-event.recorded",
            PersonKey.ReferenceOf(person),
            new
            {
                what = request.Event.ToString(), before = DateOf(before, request.Event), after = DateOf(after, request.Event), withdrawn,
            });
        await work.CommitAsync(ct);
        return Result(person, request, before, after);
    }

    private async Task<IReadOnlyList<string>> StateAsync(UnitOfWork work, long person, VitalEvent what, DateOnly day, CancellationToken ct)
    {
        var facts = FactSet.Empty(catalogue).With(FactOf(what), day.DayNumber).ToString();
        await SourceRecords.MergeAsync(
            work, catalogue, [(person, new Statement("CIVIL", Month.Of(work.Context.Today), null, null, facts))], ct);
        return [];
    }

    private static async Task<VitalDates> SetAsync(
        UnitOfWork work, long person, VitalDates before, VitalEvent what, DateOnly day, CancellationToken ct)
    {
        var after = what == VitalEvent.Death ? before with { DiedOn = day.Iso } : before with { MovedOutOn = day.Iso };
        await after.SaveAsync(work, person, ct);
        await MergedRecords.CarryVitalEventsAsync(work, ct);
        return after;
    }

    /// <summary>
    /// Takes the date out of every source record of the person, of records that are merged with theirs too; gives which had it.
    /// </summary>
    private async Task<IReadOnlyList<string>> WithdrawAsync(UnitOfWork work, long person, VitalEvent what, CancellationToken ct)
    {
        var withdrawn = new List<string>();
        var all = string.Join(',', await MergedRecords.AllOfAsync(work, person, ct));
        var records = await work.ListAsync<(long Record, string Source, long Vintage, string Facts)>(
            $"select person_id, source, vintage, facts from source_record where person_id in ({all}) order by vintage, source, person_id",
            ct: ct);
        foreach (var (record, source, vintage, text) in records)
        {
            var facts = FactSet.Parse(catalogue, text).Match(set => set, _ => FactSet.Empty(catalogue));
            if (facts[FactOf(what)] is not { } day) continue;
            withdrawn.Add($"{source} {new Month((int)vintage)} {DateOnly.FromDayNumber((int)day).Iso}");
            await work.ExecuteAsync(
                "update source_record set facts = @facts where person_id = @record and source = @source and vintage = @vintage",
                new { facts = facts.Without(FactOf(what)).ToString(), record, source, vintage },
                ct);
        }
        return withdrawn;
    }

    private static async Task<DateOnly> BirthAsync(UnitOfWork work, long person, CancellationToken ct) =>
        IsoDate.Parse(await work.SingleAsync<string>("select birth_date from person where person_id = @person", new { person }, ct));

    private Fact FactOf(VitalEvent what) =>
        what switch { VitalEvent.Death => columns.DeathDate, VitalEvent.MoveOut => columns.MovedOutDate };

    private static string? DateOf(VitalDates dates, VitalEvent what) => what == VitalEvent.Death ? dates.DiedOn : dates.MovedOutOn;

    private static VitalEventRecorded Result(long person, RecordVitalEventRequest request, VitalDates before, VitalDates after) =>
        new(person, request.Event, Date(DateOf(before, request.Event)), Date(DateOf(after, request.Event)));

    private static DateOnly? Date(string? text) => text is null ? null : IsoDate.Parse(text);
}
