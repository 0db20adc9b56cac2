using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Matching;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Targeting;
using Paseban.Assistance.Verification;
using Paseban.Rules;

namespace Paseban.Assistance.Oversight;

/// <param name="Person">P-...; a number that identifies is not taken.</param>
/// <param name="Reveal">Show numbers, address and telephone in full.</param>
/// <param name="WithAudit">Show what the audit trail has of the person, to whoever may read it.</param>
/// <param name="WithAccess">Show who looked at the person lately, to whoever may read the access log.</param>
public sealed record ReadPersonFileRequest(string Person, bool Reveal = false, bool WithAudit = false, bool WithAccess = false);

/// <summary>All that is known of one person, at one instant.</summary>
/// <param name="Person">The records of the registry.</param>
/// <param name="Entitlements">Each paying programme judged for the current month, in the order of the law.</param>
/// <param name="Law">Where the law stands by which they are judged.</param>
/// <param name="Recipient">What decrees grant, and what was decided since.</param>
/// <param name="Due">Months they are entitled to, which no run has taken up.</param>
/// <param name="Months">Months that a payment settles, oldest first.</param>
/// <param name="Audit">
/// The latest events about the person and what they are part of (<see cref="PersonEvents"/>), newest first; null for who may not read them.
/// </param>
/// <param name="Access">The latest looks before this one, newest first; null for who may not read the access log.</param>
public sealed record PersonFile(
    PersonView Person, IReadOnlyList<ShownCase> Cases, IReadOnlyList<Assessment> Entitlements, LawStanding Law,
    IReadOnlyList<PersonFinding> Findings, IReadOnlyList<PersonDecision> Decisions, IReadOnlyList<PersonVisit> Visits,
    IReadOnlyList<PersonLine> Lines, RecipientShown Recipient,
    IReadOnlyList<DueMonth> Due, IReadOnlyList<PaidMonth> Months, IReadOnlyList<PersonPayment> Payments,
    IReadOnlyList<Receivable> Receivables, IReadOnlyList<ListedEvent>? Audit = null, IReadOnlyList<ListedAccess>? Access = null);

/// <summary>
/// Reads everything about one person in one consistent picture, so that whoever answers a question needs no second system. Leaves one
/// access record for each record of the person, also when nobody was found.
/// </summary>
public sealed class ReadPersonFile(Database database, KeyRing keys, Law law)
{
    private const int MostLooks = 20;

    public async Task<Outcome<PersonFile>> RunAsync(
        ReadPersonFileRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        var reference = Reference.Read(PersonKey.Prefix, request.Person);
        if (!reference.Succeeded)
            return reference.Problems.Select(problem => problem with { Kind = ProblemKind.NotFound }).ToArray();
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await PersonKey.FindAsync(work, vault, reference.Value.ToString(), ct);
        if (!found.Succeeded)
        {
            await AccessLog.RecordAsync(work, [], ct);
            await work.CommitAsync(ct);
            return found.Problems.ToArray();
        }
        var records = await MergedRecords.AllOfAsync(work, found.Value, ct);
        var file = await ReadAsync(work, vault, records, request, ct);
        await AccessLog.RecordAsync(work, records, ct);
        await work.CommitAsync(ct);
        return file;
    }

    private async Task<PersonFile> ReadAsync(
        UnitOfWork work, IdentityVault vault, IReadOnlyList<long> records, ReadPersonFileRequest request, CancellationToken ct)
    {
        var today = Month.Of(work.Context.Today);
        var file = new PersonFile(
            await ReadPerson.ReadAsync(work, vault, records, request.Reveal, ct),
            await new ShowCase(database, keys, law).ReadAsync(work, records, ct),
            await ExplainDecision.OfAllAsync(work, law, records[0], today, ct),
            await AdoptedLaw.StandingAsync(work, law, ct),
            await EachAsync(records, record => PersonFinding.ReadAsync(work, record, ct)),
            await EachAsync(records, record => PersonDecision.ReadAsync(work, record, ct)),
            await EachAsync(records, record => PersonVisit.ReadAsync(work, record, ct)),
            await EachAsync(records, record => PersonLine.ReadAsync(work, record, ct)),
            await ShowRecipient.ReadAsync(work, records, ct),
            await DueMonth.ReadAsync(work, law, records[0], today, ct),
            await PaidMonth.ReadAsync(work, records[0], ct),
            await EachAsync(records, record => PersonPayment.ReadAsync(work, record, ct)),
            await EachAsync(records, record => Receivable.OfPersonAsync(work, record, ct)));
        return file with
        {
            Audit = request.WithAudit ? await PersonEvents.ReadAsync(work, records, file, ct) : null,
            Access = request.WithAccess ? await ListAccess.LatestAsync(work, records, MostLooks, ct) : null,
        };
    }

    private static async Task<IReadOnlyList<T>> EachAsync<T>(IReadOnlyList<long> records, Func<long, Task<IReadOnlyList<T>>> read)
    {
        var all = new List<T>();
        foreach (var record in records) all.AddRange(await read(record));
        return all;
    }
}
