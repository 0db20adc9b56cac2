using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Verification;

/// <param name="Person">P-... or a NIK.</param>
/// <param name="On">The day on which somebody comes.</param>
public sealed record RequestVisitRequest(string Person, DateOnly On);

/// <summary>Plans a visit to one person who cannot come (jemput bola); one that is planned already stands.</summary>
public sealed class RequestVisit(Database database, KeyRing keys)
{
    private const string Asked = "ASKED";

    public async Task<Outcome<VisitsPlanned>> RunAsync(RequestVisitRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (request.On < context.Today) return Problem.Invalid("visit.past", "A visit is planned for a day to come.", "Correct the day.")
            .InIndonesian("Kunjungan direncanakan untuk hari yang akan datang.", "Perbaiki tanggalnya.");
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var person = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!person.Succeeded) return person.Problems.ToArray();
        await VisitPlan.StageAsync(work, ct);
        await work.ExecuteAsync(
            "insert into temp_to_visit (person_id, application_id, reason) values (@person, 0, @Asked)",
            new { person = person.Value, Asked }, ct);
        var planned = await VisitPlan.LandAsync(
            work, VisitPurpose.HomeCheck, request.On, 1, PersonKey.ReferenceOf(person.Value), ct);
        if (planned.Visits > 0) await work.CommitAsync(ct);
        return planned;
    }
}
