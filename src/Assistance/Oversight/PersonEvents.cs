using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Oversight;

/// <summary>
/// The latest events about somebody: of their own records, and of what they are part of. An event names one subject, and most of what
/// happens to a person happens to many at once: to a wave's match run, a meeting, a decree, a payment run.
/// </summary>
internal static class PersonEvents
{
    private const int Most = 100;

    public static async Task<IReadOnlyList<ListedEvent>> ReadAsync(
        Reading reading, IReadOnlyList<long> records, PersonFile file, CancellationToken ct)
    {
        var theirs = $"where person_id in ({string.Join(',', records)})";
        var subjects = records.Select(PersonKey.ReferenceOf).Concat(Named(file)).ToHashSet(StringComparer.Ordinal);
        subjects.UnionWith(await NumberedAsync("RUN", $"select distinct run_id from payment {theirs}"));
        subjects.UnionWith(await NumberedAsync(RecipientEvents.Change, $"select distinct change_id from recipient_event {theirs}"));
        subjects.UnionWith(await NumberedAsync(
            DecreeStore.Prefix, $"select decree_id from decree_line {theirs} union select decree_id from decree_withdrawal {theirs}"));
        return await ListAuditEvents.LatestAsync(reading, subjects, Most, ct);

        async Task<IEnumerable<string>> NumberedAsync(string prefix, string ids) =>
            (await reading.ListAsync<long>(ids, ct: ct)).Select(id => Reference.Of(prefix, id).ToString());
    }

    /// <summary>What the file names by reference already; what a step of a case rests on is a match run, minutes, a list.</summary>
    private static IEnumerable<string> Named(PersonFile file) =>
        file.Cases.Select(one => one.Application).OfType<string>()
            .Concat(file.Cases.SelectMany(one => one.Steps).Select(step => step.Reference))
            .Concat(file.Findings.Select(one => one.Finding.Reference))
            .Concat(file.Decisions.Select(decision => decision.Meeting))
            .Concat(file.Visits.SelectMany(visit => new[] { visit.Reference, visit.Proposal }).OfType<string>())
            .Concat(file.Payments.Select(payment => payment.Reference))
            .Concat(file.Receivables.Select(claim => claim.Reference.ToString()));
}
